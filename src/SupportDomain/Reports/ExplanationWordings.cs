using System.Collections.Frozen;
using System.Collections.Immutable;
using SupportDomain.Desks;
using SupportDomain.Identifiers;

namespace SupportDomain.Reports;

/// <summary>How an explained ticket reads.</summary>
internal static class ExplanationWordings
{
    private static readonly FrozenDictionary<string, (string English, string Persian)> Texts = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["explain.event.opened"] = ("Opened", "گشوده شد"),
        ["explain.event.status"] = ("Became {status}", "{status} شد"),
        ["explain.event.held"] = ("Became {status}, for {hold}", "{status} شد، به دلیل {hold}"),
        ["explain.event.reply"] = ("Reply by {channel}", "پاسخ از راه {channel}"),
        ["explain.event.customer"] = ("The customer wrote by {channel}", "مشتری از راه {channel} نوشت"),
        ["explain.event.note"] = ("Private note", "یادداشت داخلی"),
        ["explain.event.automatic"] = ("Automatic message", "پیام خودکار"),
        ["explain.event.message"] = ("Message", "پیام"),
        ["explain.event.group"] = ("Given to group {group}", "به گروه {group} داده شد"),
        ["explain.event.agent"] = ("Given to agent {agent}", "به کارشناس {agent} داده شد"),
        ["explain.event.assigned"] = ("Given to group {group}, agent {agent}", "به گروه {group}، کارشناس {agent} داده شد"),
        ["explain.event.unassigned"] = ("Taken from everybody", "از همه گرفته شد"),
        ["explain.event.attributes"] = ("Now {attributes}", "اکنون {attributes}"),
        ["explain.event.duedate"] = ("The due date of clock {clock} was set to {due}", "سررسید ساعت {clock} {due} گذاشته شد"),
        ["explain.event.duedategone"] = ("The due date of clock {clock} was taken back", "سررسید دستی ساعت {clock} برداشته شد"),
        ["explain.event.merged"] = ("Goes on in ticket {into}", "در تیکت {into} ادامه دارد"),
        ["explain.event.linked"] = ("Tied to ticket {other}", "به تیکت {other} پیوند خورد"),
        ["explain.event.unknownstate"] = ("The log names the state {state}, which is not mapped", "گزارش حالت {state} را آورده که معنایش گفته نشده است"),
        ["explain.event.redacted"] = ("Personal data was removed", "داده‌های شخصی حذف شد"),
        ["explain.conversation.none"] = ("The log tells no message.", "گزارش پیامی نمی‌شناسد."),
        ["explain.conversation.messages"] = (
            "Messages: {messages}; of the customer {customer}, replies {replies}, private {private}, automatic {automatic}.", "{messages} پیام: {customer} از مشتری، {replies} پاسخ، {private} داخلی، {automatic} خودکار."),
        ["explain.conversation.firstreply"] = ("The first reply came at {at}, {after} after the opening.", "نخستین پاسخ در {at} رسید، {after} پس از گشایش."),
        ["explain.conversation.waiting"] = ("The customer waits for an answer since {since}.", "مشتری از {since} در انتظار پاسخ است."),
        ["explain.handoffs"] = ("Passed from agent to agent: {agents}, from group to group: {groups}; reopened: {reopened}.", "{agents} بار از کارشناسی به کارشناسی و {groups} بار از گروهی به گروهی رفت؛ {reopened} بار بازگشوده شد."),
        ["explain.head"] = ("Ticket {ticket} is {status}, as of {asof}.", "تیکت {ticket} در {asof} {status} است."),
        ["explain.clock.measured"] = ("Allowed {allowed}, counted {counted}, paused {paused}.", "مجاز {allowed}، شمرده {counted}، متوقف {paused}."),
        ["explain.clock.withouttarget"] = ("Counted {counted}, paused {paused}.", "شمرده {counted}، متوقف {paused}."),
        ["explain.clock.notstarted"] = ("The clock has not started.", "ساعت هنوز آغاز نشده است."),
        ["explain.further"] = ("… {count} more stretches, {length} in all", "… {count} بازهٔ دیگر، روی‌هم {length}"),
        ["explain.account"] = (
            "Counted {counted} + closed {closed} + paused {paused} + paused and closed {pausedclosed} + before the start {before} + after the end {after} = {life}, the whole life.",
            "شمرده {counted} + بسته {closed} + متوقف {paused} + متوقف و بسته {pausedclosed} + پیش از آغاز {before} + پس از پایان {after} = {life}، همهٔ عمر تیکت."),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static ImmutableArray<ReasonWording> All { get; } = [.. ExplanationReasons.All.Select(Wording)];

    private static ReasonWording Wording(ReasonKind kind) => new(kind, Texts[kind.Code.Text].English, Texts[kind.Code.Text].Persian);
}
