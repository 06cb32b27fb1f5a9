using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.Desks;

/// <summary>Where a value of a log comes from: a column, several columns together, or a constant; for times with a zone and patterns of its own.</summary>
/// <remarks>Equality is by value; there is no <c>default</c>. Immutable, and safe to share between threads.</remarks>
public sealed record LogField
{
    private readonly ImmutableArray<string> _headers;
    private readonly ImmutableArray<string> _timestampPatterns = [];

    /// <summary>Takes the value from columns; that of several is their texts with a blank between them, such as a date and a time of day.</summary>
    /// <param name="headers">The header names; at least one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="headers"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no header, or one is blank.</exception>
    public LogField(params IEnumerable<string> headers)
    {
        _headers = [.. Guard.Against.Null(headers)];
        if (_headers.IsEmpty)
        {
            throw new ArgumentException("A field of a log names no column; it needs at least one, or a constant.", nameof(headers));
        }

        foreach (string header in _headers)
        {
            Guard.Against.NullOrWhiteSpace(header, nameof(headers));
        }
    }

    private LogField(string constant, bool isConstant)
    {
        _headers = [];
        Constant = isConstant ? Guard.Against.NullOrWhiteSpace(constant) : null;
    }

    /// <summary>The header names, in order; none for a constant.</summary>
    public ImmutableArray<string> Headers => _headers;

    /// <summary>The text that every row has, or null where it comes from columns.</summary>
    public string? Constant { get; }

    /// <summary>The zone of its local times, or null for that of the file.</summary>
    public DateTimeZone? Zone { get; init; }

    /// <summary>The patterns of its times, tried in order; none for those of the file.</summary>
    public ImmutableArray<string> TimestampPatterns
    {
        get => _timestampPatterns;
        init => _timestampPatterns = value.IsDefault ? [] : value;
    }

    /// <summary>What to call it in a message: its header names.</summary>
    public string Name => Constant is null ? string.Join(" + ", _headers) : string.Create(CultureInfo.InvariantCulture, $"the constant '{Constant}'");

    /// <summary>Whether it is one column that is read as the file is.</summary>
    internal bool IsPlain => _headers.Length == 1 && Zone is null && _timestampPatterns.IsEmpty;

    /// <summary>A text that every row has.</summary>
    /// <exception cref="ArgumentException"><paramref name="text"/> is blank.</exception>
    public static LogField Of(string text) => new(text, isConstant: true);

    /// <inheritdoc/>
    public bool Equals(LogField? other) => other is not null && string.Equals(Constant, other.Constant, StringComparison.Ordinal) && Equals(Zone, other.Zone)
        && _headers.AsSpan().SequenceEqual(other._headers.AsSpan()) && _timestampPatterns.AsSpan().SequenceEqual(other._timestampPatterns.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Constant, _headers.Length, _headers.IsEmpty ? null : _headers[0], _timestampPatterns.Length);
}
