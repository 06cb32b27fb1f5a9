using System.Globalization;
using System.Net;
using System.Text;

namespace SupportDomain.Reports;

/// <summary>HTML and SVG as text: every value is escaped, every number is invariant.</summary>
internal sealed class Markup
{
    private const char Replacement = '\uFFFD';
    private const char PopIsolate = '\u2069';

    private readonly StringBuilder _text = new();

    /// <summary>Appends markup of our own; interpolated strings are escaped unless they are <see cref="Raw"/>.</summary>
    internal Markup Add(FormattableString markup)
    {
        _text.Append(string.Format(Escaping.Instance, markup.Format, markup.GetArguments()));
        return this;
    }

    internal Markup AddLine(FormattableString markup)
    {
        Add(markup);
        _text.Append('\n');
        return this;
    }

    internal Markup Append(string ownMarkup)
    {
        _text.Append(ownMarkup);
        return this;
    }

    public override string ToString() => _text.ToString();

    /// <summary>A text between tags or in an attribute; what no document may hold, and what would turn the text around it, becomes U+FFFD.</summary>
    internal static string Escape(string text) => WebUtility.HtmlEncode(text.Any(c => IsForbidden(c) || IsIsolate(c)) ? Clean(text) : text);

    /// <summary>
    /// Isolates stay where one is opened and closed: they keep the direction of what they hold from the text around them (Unicode Standard Annex 9, BD9). One without its other half
    /// would reach beyond the text.
    /// </summary>
    private static string Clean(string text)
    {
        char[] clean = [.. text.Select(c => IsForbidden(c) ? Replacement : c)];
        Stack<int> open = new();
        for (int i = 0; i < clean.Length; i++)
        {
            if (IsIsolate(clean[i]) && clean[i] != PopIsolate)
            {
                open.Push(i);
            }
            else if (clean[i] == PopIsolate && !open.TryPop(out _))
            {
                clean[i] = Replacement;
            }
        }

        foreach (int i in open)
        {
            clean[i] = Replacement;
        }

        return new string(clean);
    }

    /// <summary>Characters that no document may hold (XML 1.0, production 2, and the controls that HTML forbids too), and embeddings and overrides, which turn the text around them.</summary>
    private static bool IsForbidden(char c) =>
        (char.IsControl(c) && c is not ('\t' or '\n' or '\r')) || c is (>= '\u202A' and <= '\u202E') or '\uFFFE' or '\uFFFF';

    private static bool IsIsolate(char c) => c is >= '\u2066' and <= '\u2069';

    /// <summary>Markup that is ours already.</summary>
    internal readonly record struct Raw(string Text);

    private sealed class Escaping : IFormatProvider, ICustomFormatter
    {
        internal static Escaping Instance { get; } = new();

        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
        {
            null => string.Empty,
            Raw raw => raw.Text,
            string text => Escape(text),
            IFormattable value => Escape(value.ToString(format, CultureInfo.InvariantCulture)),
            _ => Escape(arg.ToString() ?? string.Empty),
        };
    }
}
