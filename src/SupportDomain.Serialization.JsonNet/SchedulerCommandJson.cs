using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NodaTime;
using NodaTime.Text;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Serialization.JsonNet.BusinessTime;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Serialization.JsonNet.Scheduling;
using SupportDomain.Serialization.JsonNet.Tickets;
using SupportDomain.Serialization.JsonNet.Workforce;
using SupportDomain.Workforce;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>Commands of a scheduler as JSON, one object each: strict reading, canonical writing.</summary>
/// <remarks>
/// What says nothing is left out. Unknown members, kinds and versions are errors; what is written reads back as an equal command. What no scheduler would take and JSON has no word for (an undefined
/// member of an enumeration, an identifier that is <c>default</c>) is refused by writing. Safe to use from several threads.
/// </remarks>
public static class SchedulerCommandJson
{
    /// <summary>The version that is written, and the only one so far.</summary>
    public const int Version = 1;

    private const string ShiftsName = "shifts";
    private static readonly JsonSerializer WithoutNulls = JsonSerializer.Create(new JsonSerializerSettings { NullValueHandling = NullValueHandling.Ignore });

    /// <summary>A command as one line, without a line end.</summary>
    /// <param name="command">The command.</param>
    /// <exception cref="ArgumentException"><paramref name="command"/> is <c>default</c>, or has an argument that JSON has no word for.</exception>
    public static string Write(in SchedulerCommand command)
    {
        if (command.Kind == SchedulerCommandKind.None)
        {
            throw new ArgumentException("command is default(SchedulerCommand), which calls no verb.", nameof(command));
        }

        JObject json = new() { ["v"] = Version, ["kind"] = SchedulingParts.Name(command.Kind), ["at"] = InstantPattern.ExtendedIso.Format(command.At) };
        json.PutNumber("item", command.Item.Value);
        json.PutNumber("offer", command.Offer.Value);
        json.PutId("agent", command.Profile is null && !command.Agent.IsDefault ? command.Agent : (AgentId?)null);
        json.PutId("group", command.Group);
        json.PutLength("wrapUp", command.WrapUp);
        json.Put("until", command.Until);
        json.PutFlag("dueStands", command.DueStands);
        json.PutName("age", command.Age, AgeRule.Keep);
        json.PutName("freezeAge", command.FreezeAge, FreezeAge.Runs);
        json.PutName("priority", command.Priority, WorkPriority.Normal);
        json.PutNumber("level", command.Level);
        json.Put("reason", command.Reason);
        WriteData(json, command);
        return json.ToString(Formatting.None);
    }

    /// <summary>Reads one command.</summary>
    /// <param name="json">The command as JSON.</param>
    /// <param name="documentName">What to call it in messages.</param>
    /// <param name="zones">Where time zones of shifts are looked up, such as <see cref="DateTimeZoneProviders.Tzdb"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">The text is not JSON or not a command; the exception names the place, what was found and what is allowed.</exception>
    public static SchedulerCommand Read(string json, string documentName, IDateTimeZoneProvider zones)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(documentName);
        ArgumentNullException.ThrowIfNull(zones);
        JsonNode root = JsonNode.Parse(json, documentName);
        root.Member("v").Integer(Version, Version);
        JsonNode kindNode = root.Member("kind");
        SchedulerCommandKind kind = kindNode.OneOf(SchedulingNames.CommandKinds);
        SchedulerCommand command = kind == SchedulerCommandKind.None
            ? throw kindNode.Fault("\"none\"", "a verb such as enqueue or accept")
            : ReadOfItem(root, kind, root.Member("at").Instant(), zones);
        root.Close();
        return command;
    }

    private static void WriteData(JObject json, in SchedulerCommand command)
    {
        if (command.Work is { } item)
        {
            JObject work = [];
            WorkItemNode.Write(work, item);
            json.Add("work", work);
        }
        else if (command.Change is { } change)
        {
            JObject changes = [];
            WorkItemNode.Write(changes, change);
            json.Add("change", changes);
        }
        else if (command.Policy is { } policy)
        {
            JObject rules = [];
            PolicyNode.Write(rules, policy);
            json.Add("policy", rules);
        }
        else if (command.Profile is { } profile)
        {
            bool isAlways = profile.Shifts == BusinessCalendar.AlwaysOpen;
            json.Add("profile", JObject.FromObject(WorkforceWriter.Agent(profile, new Dictionary<BusinessCalendar, string> { [profile.Shifts] = ShiftsName }), WithoutNulls));
            json.Put(ShiftsName, isAlways ? null : JObject.FromObject(CalendarJson.ToNamedJson(profile.Shifts), WithoutNulls));
            json.Put("signedIn", command.Kind == SchedulerCommandKind.AddAgent && !command.SignedIn ? new JValue(false) : null);
        }
    }

    private static SchedulerCommand ReadOfItem(JsonNode node, SchedulerCommandKind kind, Instant at, IDateTimeZoneProvider zones) => kind switch
    {
        SchedulerCommandKind.Enqueue => SchedulerCommand.Enqueue(Part(node, "work", WorkItemNode.Read), at),
        SchedulerCommandKind.Offer => SchedulerCommand.TryOffer(Agent(node), at),
        SchedulerCommandKind.Dequeue => SchedulerCommand.TryDequeue(Agent(node), at),
        SchedulerCommandKind.Dispatch => SchedulerCommand.Dispatch(at),
        SchedulerCommandKind.Accept => SchedulerCommand.Accept(Offer(node), at),
        SchedulerCommandKind.Decline => SchedulerCommand.Decline(Offer(node), at, Reason(node)),
        SchedulerCommandKind.Assign => SchedulerCommand.Assign(Item(node), Agent(node), at, Reason(node)),
        SchedulerCommandKind.Complete => SchedulerCommand.Complete(Item(node), at, SchedulingParts.Length(node, "wrapUp")),
        SchedulerCommandKind.Cancel => SchedulerCommand.Cancel(Item(node), at, Reason(node)),
        SchedulerCommandKind.Reprioritise => SchedulerCommand.Reprioritise(Item(node), Part(node, "change", WorkItemNode.ReadChange), at),
        SchedulerCommandKind.Defer => SchedulerCommand.Defer(Item(node), TicketParts.Instant(node, "until"), at, node.Optional("dueStands")?.Flag() ?? false, Reason(node)),
        SchedulerCommandKind.Resume => SchedulerCommand.Resume(Item(node), at),
        SchedulerCommandKind.Transfer => SchedulerCommand.Transfer(Item(node), SchedulingParts.Group(node, "group"), Age(node), at, Reason(node)),
        SchedulerCommandKind.Escalate => SchedulerCommand.Escalate(Item(node), SchedulingParts.Group(node, "group"), Priority(node), Age(node), at, Reason(node)),
        _ => ReadOfDesk(node, kind, at, zones),
    };

    private static SchedulerCommand ReadOfDesk(JsonNode node, SchedulerCommandKind kind, Instant at, IDateTimeZoneProvider zones) => kind switch
    {
        SchedulerCommandKind.AddAgent => SchedulerCommand.AddAgent(Profile(node, zones), at, node.Optional("signedIn")?.Flag() ?? true),
        SchedulerCommandKind.UpdateAgent => SchedulerCommand.UpdateAgent(Profile(node, zones), at),
        SchedulerCommandKind.RemoveAgent => SchedulerCommand.RemoveAgent(Agent(node), at),
        SchedulerCommandKind.SignIn => SchedulerCommand.SignIn(Agent(node), at),
        SchedulerCommandKind.SignOut => SchedulerCommand.SignOut(Agent(node), at),
        SchedulerCommandKind.Freeze => SchedulerCommand.Freeze(SchedulingParts.Group(node, "group"), node.Optional("freezeAge")?.OneOf(SchedulingNames.FreezeAges) ?? FreezeAge.Runs, at, Reason(node)),
        SchedulerCommandKind.Unfreeze => SchedulerCommand.Unfreeze(SchedulingParts.Group(node, "group"), at, Reason(node)),
        SchedulerCommandKind.EnterSurge => SchedulerCommand.EnterSurge(node.Member("reason").AnyText(), at),
        SchedulerCommandKind.LeaveSurge => SchedulerCommand.LeaveSurge(node.Member("reason").AnyText(), at),
        SchedulerCommandKind.ReportLevel => SchedulerCommand.ReportLevel(SchedulingParts.Number(node, "level"), node.Member("reason").AnyText(), at),
        SchedulerCommandKind.ChangePolicy => SchedulerCommand.ChangePolicy(Part(node, "policy", PolicyNode.Read), at),
        _ => SchedulerCommand.AdvanceTo(at),
    };

    private static T Part<T>(JsonNode node, string name, Func<JsonNode, T> read)
    {
        JsonNode part = node.Member(name);
        T value = read(part);
        part.Close();
        return value;
    }

    private static AgentProfile Profile(JsonNode node, IDateTimeZoneProvider zones)
    {
        Dictionary<string, BusinessCalendar> calendars = new(StringComparer.Ordinal);
        if (node.Optional(ShiftsName) is { } shifts)
        {
            calendars.Add(ShiftsName, CalendarJson.Read(shifts, zones));
        }

        return WorkforceReader.Agent(node.Member("profile"), calendars);
    }

    /// <summary>An identifier that is missing is that of <c>default</c>, which the verb refuses.</summary>
    private static AgentId Agent(JsonNode node) => SchedulingParts.Agent(node, "agent") ?? default;

    private static WorkItemId Item(JsonNode node) => new(SchedulingParts.Number(node, "item"));

    private static OfferId Offer(JsonNode node) => new(SchedulingParts.Number(node, "offer"));

    private static string? Reason(JsonNode node) => TicketParts.Text(node, "reason");

    private static AgeRule Age(JsonNode node) => node.Optional("age")?.OneOf(SchedulingNames.Ages) ?? AgeRule.Keep;

    private static WorkPriority Priority(JsonNode node) => node.Optional("priority")?.OneOf(SchedulingNames.Priorities) ?? WorkPriority.Normal;
}
