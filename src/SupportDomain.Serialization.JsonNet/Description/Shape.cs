using System.Collections.Immutable;

namespace SupportDomain.Serialization.JsonNet.Description;

/// <summary>What a value of a document may be.</summary>
internal abstract record Shape
{
    /// <summary>A text that is not blank.</summary>
    internal static Shape Text { get; } = new TextShape("text", @"\S");

    /// <summary>A text that may be empty.</summary>
    internal static Shape AnyText { get; } = new TextShape("text, also an empty one", null);

    internal static Shape Zone { get; } = new TextShape("time zone", @"\S");

    internal static Shape Instant { get; } = new TextShape("instant in UTC", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?Z$");

    internal static Shape Date { get; } = new TextShape("date", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");

    internal static Shape Time { get; } = new TextShape("time of day", "^[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?$");

    internal static Shape Hours { get; } = new TextShape("hours", "^[0-9]{2}:[0-9]{2}[0-9:.]*-[0-9]{2}:[0-9]{2}[0-9:.]*$");

    internal static Shape Duration { get; } = new TextShape("duration", "^ *[0-9.]+[hms]( +[0-9.]+[hms])* *$");

    internal static Shape DateAndTime { get; } = new TextShape("local date and time", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?$");

    /// <summary>A number that need not be whole, also as a fraction.</summary>
    internal static Shape Rate { get; } = new EitherShape([new DecimalShape(), new TextShape("fraction such as `7/2`", "[0-9]")]);

    internal static Shape Percentage { get; } = new TextShape("percentage", "%");

    internal static Shape Money { get; } = new TextShape("amount", "[A-Z]{3}");

    internal static Shape Flag { get; } = new FlagShape();

    internal static Shape Any { get; } = new AnyShape();

    internal static Shape Number(long minimum, long maximum) => new NumberShape(minimum, maximum);

    internal static Shape OneOf<T>(IReadOnlyDictionary<string, T> words) => new WordShape([.. words.Keys]);

    internal static Shape Ref(string id) => new RefShape(id);

    internal static Shape List(Shape item, int least = 0, int? most = null) => new ListShape(item, least, most);

    internal static Shape Map(Shape value) => new MapShape(value);

    internal static Shape Either(params ReadOnlySpan<Shape> shapes) => new EitherShape([.. shapes]);

    /// <summary>The same value for each of some names.</summary>
    internal static Shape Each(IEnumerable<string> names, Shape value) => new EachShape([.. names], value);

    /// <summary>A text.</summary>
    internal sealed record TextShape(string Name, string? Pattern) : Shape;

    /// <summary>true or false.</summary>
    internal sealed record FlagShape : Shape;

    /// <summary>Whatever; another page says what.</summary>
    internal sealed record AnyShape : Shape;

    /// <summary>A whole number, both bounds inclusive.</summary>
    internal sealed record NumberShape(long Minimum, long Maximum) : Shape;

    /// <summary>A number that need not be whole.</summary>
    internal sealed record DecimalShape : Shape;

    /// <summary>One of some words.</summary>
    internal sealed record WordShape(ImmutableArray<string> Words) : Shape;

    /// <summary>An object that is described on its own.</summary>
    internal sealed record RefShape(string Id) : Shape;

    /// <summary>A list; both bounds inclusive.</summary>
    internal sealed record ListShape(Shape Item, int Least, int? Most) : Shape;

    /// <summary>An object whose names are data.</summary>
    internal sealed record MapShape(Shape Value) : Shape;

    /// <summary>One of several shapes.</summary>
    internal sealed record EitherShape(ImmutableArray<Shape> Shapes) : Shape;

    /// <summary>An object with some names, each optional, and one shape for all values.</summary>
    internal sealed record EachShape(ImmutableArray<string> Names, Shape Value) : Shape;
}
