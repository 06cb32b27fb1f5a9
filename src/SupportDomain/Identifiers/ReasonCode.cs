using System.Buffers;
using SupportDomain.Internal;

namespace SupportDomain.Identifiers;

/// <summary>The stable name of a reason: its area first, then what it is about, such as <c>ticket.command.final</c>.</summary>
/// <remarks>
/// <para>Two or more words separated by points; a word is lower-case Latin letters and digits. At most <see cref="MaxLength"/> characters.</para>
/// <para>Equality is ordinal; there is no order. <c>default</c> names nothing: its <see cref="Text"/> throws, and every consumer refuses it.</para>
/// <para>A code, once published, keeps its meaning: stored decisions are read by it. Immutable, and safe to share between threads.</para>
/// </remarks>
public readonly record struct ReasonCode
{
    /// <summary>The greatest number of characters, inclusive.</summary>
    public const int MaxLength = 100;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.");

    private readonly string? _text;

    /// <summary>Takes the text of a code.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="text"/> is no code.</exception>
    public ReasonCode(string text)
    {
        Guard.Against.Null(text);
        bool isCode = text.Length <= MaxLength && text.Contains('.', StringComparison.Ordinal) && !text.StartsWith('.') && !text.EndsWith('.')
            && !text.Contains("..", StringComparison.Ordinal) && !text.AsSpan().ContainsAnyExcept(Allowed);
        _text = isCode
            ? text
            : throw new ArgumentException($"'{(text.Length > MaxLength ? text[..MaxLength] : text)}' is no reason code; one is two or more words of a-z and 0-9 joined by points, at most {MaxLength} characters.", nameof(text));
    }

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public string Text => _text ?? throw new InvalidOperationException("default(ReasonCode) names no reason.");

    /// <summary>Whether this is <c>default</c>, which names nothing.</summary>
    public bool IsDefault => _text is null;

    /// <summary>The first word: the part of the library that gives the reason.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public string Area => Text[..Text.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>The text, or nothing for <c>default</c>.</summary>
    public override string ToString() => _text ?? string.Empty;
}
