using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SupportDomain.Hosting;

/// <summary>The call of POSIX that the base library has not: it opens files, but not folders.</summary>
internal static class NativeMethods
{
    /// <summary>O_RDONLY.</summary>
    internal const int ReadOnly = 0;

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern SafeFileHandle Open(byte[] path, int flags);
}
