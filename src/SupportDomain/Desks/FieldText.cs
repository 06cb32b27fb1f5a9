namespace SupportDomain.Desks;

/// <summary>The text of a field without the blanks around it.</summary>
internal static class FieldText
{
    internal static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> utf8) => !utf8.IsEmpty && (utf8[0] <= ' ' || utf8[^1] <= ' ') ? utf8.Trim(" \t\r\n"u8) : utf8;
}
