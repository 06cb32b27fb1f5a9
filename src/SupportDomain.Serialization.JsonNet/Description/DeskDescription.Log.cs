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
        Member[] meanings =
        [
            May("activities", Shape.Map(Shape.OneOf(DeskNames.Activities)), "what each activity was: a status, a message, or `nothing`"),
            May("roles", Shape.Map(Shape.OneOf(TicketNames.Roles)), "in what part an author acts, by the text of the column `role`, or else by the author's name"),
            May("visibilities", Shape.Map(Shape.OneOf(TicketNames.Visibilities)), "who can read a message, by the text of the column `visibility`"),
            May("channels", Shape.Map(Shape.OneOf(TicketNames.Channels)), "by what means a message came, by the text of the column `channel`"),
            May("automaticTexts", Shape.List(Shape.Text), "the texts of the column `automatic` that say that a program wrote the message"),
            May("fields", Shape.Map(Shape.OneOf(DeskNames.Columns)), "where a row tells of one field: which of our columns each field of the source is"),
            May("custom", Shape.Map(Field()), "further fields by name, each taken as a column is"),
            May("only", Shape.Map(Shape.List(Shape.AnyText, 1)), "for header names the texts one of which a row must have to be of this log"),
            May("blank", Shape.OneOf(DeskNames.Blanks), "what an empty field says; `nothing` unless stated"),
            May("priorityMatrix", Shape.List(Shape.Ref("priorityRule"), 1), "the priority that should follow from impact and urgency"),
        ];
        yield return Object(
            "log", "The log",
            [
                May("kind", Shape.OneOf(DeskNames.LogKinds), "what a row is; `cases` unless stated"),
                Needed("zone", Shape.Zone, "the zone of the local times in the log"),
                Needed("timestamps", Shape.List(Shape.Text, 1), "patterns of these times, tried in order, such as `uuuu-MM-dd HH:mm:ss`, or `iso`, `epochSeconds`, `epochMilliseconds`"),
                Needed("columns", Columns(), "where each value that the log has comes from"),
                .. texts,
                .. meanings,
                .. LogReader.FurtherFiles.Select(f => May(f.Member, Shape.Ref("furtherFile"), $"a further file, a row of which is as of the kind `{f.Member}`")),
            ]);
        yield return Object(
            "furtherFile", "A further file of the log",
            [
                May("file", Shape.Text, "its name, relative to the desk; the command line may name another"),
                May("zone", Shape.Zone, "the zone of its local times; the log's unless stated"),
                May("timestamps", Shape.List(Shape.Text, 1), "patterns of its times; the log's unless stated"),
                Needed("columns", Columns(), "where each value that the file has comes from"),
                .. texts,
                .. meanings,
            ]);
        yield return Object(
            "field", "A column",
            [
                May("column", Shape.Text, "its header name"),
                May("columns", Shape.List(Shape.Text, 1), "header names of several columns, whose texts are taken with a blank between them"),
                May("value", Shape.Text, "a text that every row has"),
                May("zone", Shape.Zone, "the zone of its local times, where it is not the file's"),
                May("timestamps", Shape.List(Shape.Text), "patterns of its times, where they are not the file's"),
            ]);
        yield return Object(
            "priorityRule", "A cell of the priority matrix",
            [Needed("impact", Shape.Text, "the impact, as the log names it"), Needed("urgency", Shape.Text, "the urgency"), Needed("priority", Shape.Text, "the priority that should follow")]);
        yield return Object("years", "Plausible years", Needed("first", Shape.Number(1900, 2190), "the first year, inclusive"), Needed("last", Shape.Number(1900, 2190), "the last year, inclusive"));
    }

    private static Shape Columns() => Shape.Each(DeskNames.Columns.Keys, Field());

    private static Shape Field() => Shape.Either(Shape.Text, Shape.Ref("field"));
}
