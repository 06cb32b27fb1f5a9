using System.Text;

namespace SupportDomain.Tool.Output;

/// <summary>A file that is there whole or not at all: written aside, and renamed when all is written.</summary>
internal static class WholeFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a text; a file that is there before stays as it is until the new one is whole.</summary>
    internal static void Write(FileInfo file, string text)
    {
        string aside = file.FullName + ".unfinished";
        try
        {
            File.WriteAllText(aside, text, Utf8);
            File.Move(aside, file.FullName, overwrite: true);
        }
        catch
        {
            File.Delete(aside);
            throw;
        }
    }
}
