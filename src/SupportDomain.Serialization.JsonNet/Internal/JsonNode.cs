using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Serialization.JsonNet.Internal;

/// <summary>A place in a JSON document that is read strictly: every fault names document, path, what was found and what is allowed.</summary>
internal sealed class JsonNode
{
    private const int MaxDepth = 64;
    private const int MaxShown = 60;
    private const int MaxSentence = 400;
    private const string WellFormed = "well-formed JSON, nested at most 64 deep, each member once";

    private readonly JToken _token;
    private readonly string _source;
    private readonly int _linesBefore;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private JsonNode(JToken token, string source, int linesBefore)
    {
        _token = token;
        _source = source;
        _linesBefore = linesBefore;
    }

    private string Path => _token.Path.Length == 0 ? "$" : _token.Path.StartsWith('[') ? "$" + _token.Path : "$." + _token.Path;

    private string Shown => _token.Type switch
    {
        JTokenType.Object => "an object",
        JTokenType.Array => "a list",
        JTokenType.Null => "null",
        _ => Cut(Written ?? _token.ToString(Formatting.None)),
    };

    /// <summary>How a number stands in the document; null for anything else.</summary>
    private string? Written => _token.Annotation<JsonNumber>()?.Text;

    internal static JsonNode Parse(TextReader reader, string source) => Parse(reader.ReadToEnd(), source);

    /// <param name="text">One document.</param>
    /// <param name="source">What to call it in messages.</param>
    /// <param name="linesBefore">How many lines stand before it in what the source names.</param>
    internal static JsonNode Parse(string text, string source, int linesBefore = 0)
    {
        RequireStandardJson(text, source, linesBefore);
        using JsonTextReader json = new(new StringReader(text))
        {
            DateParseHandling = DateParseHandling.None,

            // The value is not used: every number is read from its digits.
            FloatParseHandling = FloatParseHandling.Double,
            Culture = CultureInfo.InvariantCulture,
            MaxDepth = MaxDepth,
        };
        JsonLoadSettings settings = new()
        {
            CommentHandling = CommentHandling.Ignore,
            LineInfoHandling = LineInfoHandling.Load,
            DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error,
        };
        try
        {
            JToken token = JToken.ReadFrom(json, settings);
            while (json.Read())
            {
                if (json.TokenType != JsonToken.Comment)
                {
                    throw new DeskFormatException(source, "$", json.LineNumber + linesBefore, "more text after the end of the document", "one JSON object");
                }
            }

            JsonNumber.Note(token, text);
            return new JsonNode(token, source, linesBefore);
        }
        catch (JsonReaderException e)
        {
            string path = string.IsNullOrEmpty(e.Path) ? "$" : "$." + e.Path;
            throw new DeskFormatException(source, path, e.LineNumber + linesBefore, $"text that is not JSON ({FirstSentence(e.Message)})", WellFormed, e);
        }
    }

    /// <summary>The JSON library takes more than JSON, and reads 010 as eight; the base library's reader is strict.</summary>
    private static void RequireStandardJson(string text, string source, int linesBefore)
    {
        try
        {
            System.Text.Json.JsonDocument.Parse(text, new System.Text.Json.JsonDocumentOptions { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, MaxDepth = MaxDepth }).Dispose();
        }
        catch (System.Text.Json.JsonException e)
        {
            int line = (int)Math.Min(int.MaxValue, (e.LineNumber ?? -1) + 1 + linesBefore);
            throw new DeskFormatException(source, "$", line, $"text that is not JSON ({FirstSentence(e.Message)})", WellFormed, e);
        }
    }

    /// <summary>Whether this is an object.</summary>
    internal bool IsObject => _token is JObject;

    /// <summary>Whether this is a number.</summary>
    internal bool IsNumber => Written is not null;

    /// <summary>A member that must be there.</summary>
    internal JsonNode Member(string name) => Optional(name)
        ?? throw Fault($"no member '{name}'", $"an object with the member '{name}'");

    /// <summary>A member that may be missing; null is the same as missing.</summary>
    internal JsonNode? Optional(string name)
    {
        _asked.Add(name);
        JToken? value = Object()[name];
        return value is null || value.Type == JTokenType.Null ? null : new JsonNode(value, _source, _linesBefore);
    }

    /// <summary>All members of a map whose names are data.</summary>
    internal IEnumerable<(string Name, JsonNode Value)> Entries() =>
        Object().Properties().Where(p => p.Value.Type != JTokenType.Null).Select(p => (p.Name, new JsonNode(p.Value, _source, _linesBefore)));

    internal IEnumerable<JsonNode> Items() => _token is JArray list
        ? list.Select(item => new JsonNode(item, _source, _linesBefore))
        : throw Fault(Shown, "a list");

    /// <summary>Refuses members that nobody asked for; to be called when the object is read.</summary>
    internal void Close()
    {
        JProperty? unknown = Object().Properties().FirstOrDefault(p => !_asked.Contains(p.Name));
        if (unknown is not null)
        {
            throw new JsonNode(unknown.Value, _source, _linesBefore).Fault($"the unknown member '{Cut(unknown.Name)}'", string.Join(", ", _asked.Order(StringComparer.Ordinal)));
        }
    }

    internal string Text() => _token.Type == JTokenType.String && !string.IsNullOrWhiteSpace((string?)_token)
        ? (string)_token!
        : throw Fault(Shown, "a text that is not blank");

    /// <summary>Whether it is a text.</summary>
    internal bool IsText => _token.Type == JTokenType.String;

    /// <summary>A text that may be empty.</summary>
    internal string AnyText() => _token.Type == JTokenType.String ? (string)_token! : throw Fault(Shown, "a text");

    /// <summary>An exact number: a JSON number, or a text that may be a fraction; digits are not grouped.</summary>
    internal Rational Number()
    {
        bool understood = Written is { } written
            ? JsonNumber.TryParse(written, out Rational number)
            : Rational.TryParse(Ungrouped(), CultureInfo.InvariantCulture, out number);
        return understood
            ? number
            : throw Fault(Shown, $"a number of at most {Rational.MaxTextLength} digits and an exponent of at most {JsonNumber.MaxExponent}, or a text such as \"7/2\" or \"12.5\", without groups");
    }

    /// <summary>A whole number of at most 128 bits.</summary>
    internal Int128 Units()
    {
        Rational number = Number();
        return number.IsInteger && number.Numerator >= Int128.MinValue && number.Numerator <= Int128.MaxValue
            ? (Int128)number.Numerator
            : throw Fault(Shown, "a whole number of at most 128 bits");
    }

    /// <summary>An amount with its currency, which is one of the list unless another is given.</summary>
    internal Money Money(Currency? own = null)
    {
        string text = Text();
        try
        {
            return JsonNumber.HasGroups(text) ? throw new FormatException("The digits are in groups.")
                : own is not null && text.Contains(own.Id, StringComparison.Ordinal) ? Monetary.Money.Parse(text, own, CultureInfo.InvariantCulture)
                : Monetary.Money.Parse(text, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is OverflowException or (FormatException and not DeskFormatException))
        {
            throw Fault($"{Shown} ({FirstSentence(e.Message)})", "an amount with its currency and without groups, such as \"EUR 1234.50\"");
        }
    }

    internal Percentage Percentage() => Numerics.Percentage.TryParse(Ungrouped(), CultureInfo.InvariantCulture, out Percentage value)
        ? value
        : throw Fault(Shown, "a percentage such as \"12.5%\", without groups");

    internal bool Flag() => _token.Type == JTokenType.Boolean ? (bool)_token : throw Fault(Shown, "true or false");

    /// <summary>An integer; both bounds are inclusive.</summary>
    internal int Integer(int minimum, int maximum) => (int)Long(minimum, maximum);

    /// <summary>An integer of 64 bits; both bounds are inclusive.</summary>
    internal long Long(long minimum, long maximum)
    {
        bool fits = _token.Type == JTokenType.Integer
            && long.TryParse(_token.ToString(Formatting.None), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            && value >= minimum && value <= maximum;
        return fits ? (long)_token : throw Fault(Shown, string.Create(CultureInfo.InvariantCulture, $"a whole number from {minimum} to {maximum}"));
    }

    internal T OneOf<T>(IReadOnlyDictionary<string, T> allowed)
    {
        string text = Text();
        return allowed.TryGetValue(text, out T? value) ? value : throw Fault(Shown, string.Join(", ", allowed.Keys));
    }

    internal LocalDate Date() => Parsed(LocalDatePattern.Iso, "a date such as 2026-03-21");

    internal LocalTime Time() => Parsed(LocalTimePattern.CreateWithInvariantCulture("HH:mm"), LocalTimePattern.ExtendedIso, "a time of day such as 08:30 or 08:30:15");

    internal LocalDateTime DateAndTime() => Parsed(
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"), LocalDateTimePattern.ExtendedIso, "a local date and time such as 2026-03-21T08:30 or 2026-03-21T08:30:15");

    internal Instant Instant() => Parsed(InstantPattern.ExtendedIso, "an instant in UTC such as 2026-03-21T08:30:00Z");

    internal Duration Duration() => DurationText.TryParse(Text(), out Duration duration)
        ? duration
        : throw Fault(Shown, "a duration such as 45s, 30m, 8h or '1h 30m'");

    internal DateTimeZone Zone(IDateTimeZoneProvider zones) => zones.GetZoneOrNull(Text())
        ?? throw Fault(Shown, "the name of a time zone in the tz database, such as Asia/Tehran or America/New_York");

    /// <summary>Turns the argument faults of our own constructors into faults at this place.</summary>
    internal T Build<T>(Func<T> build, string allowed)
    {
        try
        {
            return build();
        }
        catch (ArgumentException e)
        {
            throw new DeskFormatException(_source, Path, LineOf(_token), FirstSentence(e.Message), allowed, e);
        }
    }

    internal DeskFormatException Fault(string found, string allowed) => new(_source, Path, LineOf(_token), found, allowed);

    /// <summary>A text without groups of digits, and nothing for anything else.</summary>
    private string? Ungrouped() => _token.Type == JTokenType.String && (string)_token! is var text && !JsonNumber.HasGroups(text) ? text : null;

    private static string Cut(string text) => text.Length <= MaxShown ? text : string.Concat(text.AsSpan(0, MaxShown - 1), "…");

    private int LineOf(JToken token) => token is IJsonLineInfo info && info.HasLineInfo() ? info.LineNumber + _linesBefore : 0;

    /// <summary>The message without the parameter name that the base library appends, nor the path that the JSON library does.</summary>
    private static string FirstSentence(string message)
    {
        int end = message.IndexOf(" (Parameter", StringComparison.Ordinal);
        end = end < 0 ? message.IndexOf(" Path '", StringComparison.Ordinal) : end;
        string sentence = (end < 0 ? message : message[..end]).TrimEnd('.', ' ').ReplaceLineEndings(" ");
        return sentence.Length <= MaxSentence ? sentence : string.Concat(sentence.AsSpan(0, MaxSentence - 1), "…");
    }

    private JObject Object() => _token as JObject ?? throw Fault(Shown, "an object");

    private T Parsed<T>(IPattern<T> pattern, string allowed) => Parsed(pattern, pattern, allowed);

    private T Parsed<T>(IPattern<T> first, IPattern<T> second, string allowed)
    {
        string text = Text();
        return first.Parse(text).TryGetValue(default!, out T value) || second.Parse(text).TryGetValue(default!, out value)
            ? value
            : throw Fault(Shown, allowed);
    }
}
