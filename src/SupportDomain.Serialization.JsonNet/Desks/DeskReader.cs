using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Serialization.JsonNet.Sla;
using SupportDomain.Sla;

namespace SupportDomain.Serialization.JsonNet.Desks;

/// <summary>Reads a desk document from top to bottom.</summary>
internal sealed class DeskReader(IDateTimeZoneProvider zones)
{
    internal const int Version = 1;

    internal Desk Read(JsonNode root)
    {
        root.Member("version").Integer(Version, Version);
        string name = root.Member("name").Text();
        SlaReader sla = new(zones);
        sla.ReadParts(root);
        LogMapping log = new LogReader(zones).Read(root.Member("log"));
        JsonNode? asOf = root.Optional("asOf");
        Instant? judgedAt = asOf?.Instant();
        List<SlaClock> clocks = sla.Clocks(root, log.NeedsHistories ? SlaNames.Fields : DeskNames.Fields);
        ServiceLevels levels = sla.WithRules(root, clocks);
        DeskOperation? operation = root.Optional("operation") is { } node ? Operation(node, sla, log) : null;
        root.Close();
        Desk desk = root.Build(
            () => new Desk(name, log, clocks.Where(c => log.NeedsHistories || c.Stop is not null)).WithServiceLevels(levels).WithOperation(operation),
            "a desk whose parts fit together, with at least one clock that judges the log");
        return asOf is null ? desk : asOf.Build(() => desk.WithAsOf(judgedAt), "an instant in UTC in the years from 1900 to 2189");
    }

    private DeskOperation Operation(JsonNode node, SlaReader sla, LogMapping log)
    {
        DeskOperation operation = OperationReader.Read(node, sla.CalendarsByName, zones, log.NeedsHistories ? SlaNames.Fields : DeskNames.Fields);
        node.Close();
        return operation;
    }
}
