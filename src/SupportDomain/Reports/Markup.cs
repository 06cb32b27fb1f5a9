using System.Globalization;
using System.Net;
using System.Text;

namespace SupportDomain.Reports;

/// <summary>HTML and SVG as text: every value is escaped, every number is invariant.</summary>
internal sealed class Markup
{
    private const char Replacement = '\uFFFD';
    private const char Isolate = '\u2068';
    private const char Pop = '\u2069';

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

    internal static string Escape(string text)
    {
        string clean = text.Any(IsForbidden) ? string.Concat(text.Select(c => IsForbidden(c) ? Replacement : c)) : text;
        return WebUtility.HtmlEncode(clean);
    }

    /// <summary>Characters that no document may hold, and those that would turn the direction of the text around them.</summary>
    private static bool IsForbidden(char c) =>
        (char.IsControl(c) && c is not ('\t' or '\n' or '\r')) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFFFE' or '\uFFFF';

    /// <summary>A sentence of ours, which isolates the direction of the names in it: these marks, in pairs, are kept, and all else is escaped.</summary>
    internal static Raw Sentence(string text) => new(string.Concat(text.Split(Isolate).Select((part, i) => (i == 0 ? string.Empty : Isolate.ToString()) + string.Join(Pop, part.Split(Pop).Select(Escape)))));

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
