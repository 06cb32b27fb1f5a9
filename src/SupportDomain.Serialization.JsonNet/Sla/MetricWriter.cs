using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet.Sla;

/// <summary>Writes metrics and occasions as <see cref="MetricReader"/> reads them.</summary>
internal static class MetricWriter
{
    /// <summary>The statuses of a metric that does not state its own.</summary>
    private static readonly TicketStatus[] Usual = [.. SlaMetrics.FirstResponse.RunsWhile];

    internal static object ToJson(SlaMetric metric, string name) => new
    {
        id = string.Equals(metric.Id, name, StringComparison.Ordinal) ? null : metric.Id,
        title = string.Equals(metric.Title, metric.Id, StringComparison.Ordinal) ? null : metric.Title,
        starts = ToJson(metric.Starts),
        stops = ToJson(metric.Stops),
        reopen = SlaNames.UnlessUsual(metric.Reopen, ReopenMode.KeepFirst),
        runsWhile = metric.RunsWhile.SequenceEqual(Usual) ? null : metric.RunsWhile.Select(CamelCase.Of),
        pausesWhile = metric.PausesWhile.IsEmpty
            ? null
            : metric.PausesWhile.Select(p => new { status = CamelCase.Of(p.Status), holdReasons = SlaWriter.Texts(p.HoldReasons, r => r) }),
        pauses = ToJson(metric.Pauses),
        resumes = ToJson(metric.Resumes),
        cancels = ToJson(metric.Cancels),
        order = metric.Order.SequenceEqual(SlaMetric.DefaultOrder) ? null : metric.Order.Select(CamelCase.Of),
    };

    internal static object? ToJson(IReadOnlyCollection<TicketOccasion> occasions) => occasions.Count == 0 ? null : occasions.Select(ToJson);

    private static object ToJson(TicketOccasion occasion) => new
    {
        kind = CamelCase.Of(occasion.Kind),
        roles = SlaWriter.Texts(occasion.Roles, CamelCase.Of),
        visibility = occasion.Visibility is { } visibility ? CamelCase.Of(visibility) : null,
        automatic = occasion.IsAutomatic,
        channels = SlaWriter.Texts(occasion.Channels, CamelCase.Of),
        afterFirstResponse = occasion.AfterFirstResponse ? true : (bool?)null,
        statuses = SlaWriter.Texts(occasion.Statuses, CamelCase.Of),
        needsGroup = occasion.NeedsGroup ? true : (bool?)null,
        groups = SlaWriter.Texts(occasion.Groups, g => g.Value),
    };
}
