using SupportDomain.Serialization.JsonNet.Desks;
using SupportDomain.Serialization.JsonNet.Tickets;

namespace SupportDomain.Serialization.JsonNet.Description;

/// <summary>How a log is read.</summary>
internal static partial class DeskDescription
{
    private static IEnumerable<DescribedObject> Log()
    {
        Member[] texts =
        [
            May("delimiter", new Shape.TextShape("one character", "^.$"), "the character between two fields; a comma unless stated"),
            May("missing", Shape.List(Shape.AnyText), "texts that mean that nothing is known; the empty field always does"),
            May("statuses", Shape.Map(Shape.OneOf(DeskNames.Statuses)), "what each status of the log means"),
            May("verdicts", Shape.Map(Shape.OneOf(DeskNames.Verdicts)), "what each text of the verdict column means"),
            May("deadlineTolerance", Shape.Duration, "how far our deadline may lie from the log's, inclusive, and still agree; `0s` unless stated"),
            May("plausibleYears", Shape.Ref("years"), "the years that a time may lie in; 1970 to 2190 unless stated"),
        ];
        yield return Object(
            "log", "The log",
            [
                Needed("zone", Shape.Zone, "the zone of the local times in the log"),
                Needed("timestamps", Shape.List(Shape.Text, 1), "patterns of these times, tried in order, such as `uuuu-MM-dd HH:mm:ss`"),
                Needed("columns", Columns(), "the header name of each column that the log has"),
                .. texts,
            ]);
        yield return Object("years", "Plausible years", Needed("first", Shape.Number(1900, 2190), "the first year, inclusive"), Needed("last", Shape.Number(1900, 2190), "the last year, inclusive"));
    }

    private static Shape Columns() => Shape.Each(DeskNames.Columns.Keys, Shape.Text);
}
