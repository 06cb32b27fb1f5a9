using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace SupportDomain.Identifiers;

/// <summary>What every identifier's text must be.</summary>
internal static class IdentifierText
{
    internal const int MaxLength = 256;

    /// <summary>A UTF-16 unit takes at most three bytes of UTF-8: a pair of them, of one character, takes four.</summary>
    private const int MaxBytesOfCharacter = 3;

    /// <summary>U+0000 to U+001F and U+007F to U+009F.</summary>
    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(char.IsControl)]);

    internal static string Check(string value, [CallerArgumentExpression(nameof(value))] string? parameterName = null)
    {
        ArgumentNullException.ThrowIfNull(value, parameterName);
        return Fault(value) is { } fault ? throw new ArgumentException(fault, parameterName) : value;
    }

    /// <summary>Whether bytes of UTF-8 are a text without <see cref="Fault"/>.</summary>
    internal static bool IsValid(ReadOnlySpan<byte> utf8)
    {
        // Printable ASCII without a space is what nearly all are made of.
        bool isPlain = !utf8.IsEmpty && utf8.Length <= MaxLength && utf8.IndexOfAnyExceptInRange((byte)'!', (byte)'~') < 0;
        return isPlain || (utf8.Length <= MaxLength * MaxBytesOfCharacter && Fault(Encoding.UTF8.GetString(utf8)) is null);
    }

    /// <summary>What is wrong with the text, or null.</summary>
    internal static string? Fault(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty)
        {
            return "An identifier is empty; it must have at least one character.";
        }

        if (value.Length > MaxLength)
        {
            return $"An identifier begins with '{value[..20]}' and has {value.Length} characters; at most {MaxLength} are allowed.";
        }

        if (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]))
        {
            return $"The identifier '{value}' begins or ends with white space, which is not allowed.";
        }

        int control = value.IndexOfAny(Controls);
        return control < 0 ? null : $"An identifier of {value.Length} characters holds the control character U+{(int)value[control]:X4}, which is not allowed.";
    }
}
