using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace SupportDomain.Hosting;

/// <summary>Files that are there wholly or not at all, also after a loss of power.</summary>
internal static class DurableFiles
{
    internal const string AsideSuffix = ".tmp";

    /// <summary>Writes a file aside, makes it durable, gives it its name, and makes the name durable.</summary>
    internal static void Write(string path, ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        string aside = path + AsideSuffix;
        using (SafeFileHandle file = File.OpenHandle(aside, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(file, head, 0);
            RandomAccess.Write(file, body, head.Length);
            RandomAccess.FlushToDisk(file);
        }

        File.Move(aside, path, overwrite: true);
        FlushFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Makes a folder and those above it, as far as they are not there, and makes their names durable.</summary>
    /// <returns>The folders whose names were made durable, from the top.</returns>
    internal static IReadOnlyList<string> CreateFolder(string path)
    {
        Stack<string> parents = [];
        for (string? at = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)); !Directory.Exists(at) && Path.GetDirectoryName(at) is { } parent; at = parent)
        {
            parents.Push(parent);
        }

        Directory.CreateDirectory(path);
        foreach (string parent in parents)
        {
            FlushFolder(parent);
        }

        return [.. parents];
    }

    /// <summary>Makes the names in a folder durable. Windows and some network volumes have no call for it: there it is the file system's matter.</summary>
    internal static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using SafeFileHandle handle = NativeMethods.Open([.. Encoding.UTF8.GetBytes(folder), 0], NativeMethods.ReadOnly);
        if (handle.IsInvalid)
        {
            throw new IOException($"The folder {folder} cannot be opened to be made durable (error {Marshal.GetLastPInvokeError()}).");
        }

        RandomAccess.FlushToDisk(handle);
    }
}
