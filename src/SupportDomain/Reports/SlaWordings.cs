using System.Collections.Immutable;
using SupportDomain.Sla;

namespace SupportDomain.Reports;

/// <summary>How the reasons of clocks, policies and escalations read.</summary>
internal static class SlaWordings
{
    internal static ImmutableArray<ReasonWording> All { get; } = [.. Policies(), .. Verdicts(), .. Timeline(), .. Notices(), .. Changes()];

    private static ReasonWording[] Policies() =>
    [
        new(SlaReasons.PolicyChosen, "First that applies, with rank {rank}.", "نخستین خط‌مشی منطبق، با رتبهٔ {rank}."),
        new(SlaReasons.PolicyOutranked, "Applies, but {policy} comes before it.", "منطبق است، اما {policy} پیش از آن است."),
        new(SlaReasons.PolicyCondition, "The field {field} of the ticket is “{value}”, which it does not ask for.", "فیلد {field} تیکت «{value}» است که خواستهٔ آن نیست."),
        new(SlaReasons.PolicyGroup, "The group of the ticket is “{group}”, none of its groups.", "گروه تیکت «{group}» است که از گروه‌های آن نیست."),
        new(SlaReasons.PolicyTags, "The ticket has none of its tags: {tags}.", "تیکت هیچ‌یک از برچسب‌های آن را ندارد: {tags}."),
        new(SlaReasons.PolicyNotYetValid, "Valid from {from} only.", "تنها از {from} معتبر است."),
        new(SlaReasons.PolicyExpired, "Valid until {until} only.", "تنها تا {until} معتبر بود."),
    ];

    private static ReasonWording[] Verdicts() =>
    [
        new(SlaReasons.Met, "Done at {stopped}, due at {due}.", "در {stopped} انجام شد؛ سررسید {due} بود."),
        new(SlaReasons.Breached, "Not done by {due}.", "تا {due} انجام نشد."),
        new(SlaReasons.Running, "{remaining} left, due at {due}.", "{remaining} مانده است؛ سررسید {due}."),
        new(SlaReasons.Open, "Without a deadline that could pass.", "بدون سررسیدی که بگذرد."),
        new(SlaReasons.Paused, "Paused since {since}, with {remaining} left.", "از {since} متوقف است و {remaining} مانده است."),
        new(SlaReasons.Cancelled, "Ended without verdict at {at}.", "در {at} بی‌حکم پایان یافت."),
        new(SlaReasons.CancelledLater, "Ended at {stopped}, without verdict since the ticket was cancelled or merged.", "در {stopped} پایان یافت؛ چون تیکت لغو یا ادغام شد، بی‌حکم است."),
        new(SlaReasons.NoPolicy, "No policy applies.", "هیچ خط‌مشی منطبق نیست."),
        new(SlaReasons.NotRecorded, "Policy {policy} takes the deadline from the log, which names none.", "خط‌مشی {policy} سررسید را از گزارش می‌گیرد و آنجا نیامده است."),
        new(SlaReasons.NoWorkingTime, "The calendar of policy {policy} has no working time.", "تقویم خط‌مشی {policy} ساعت کاری ندارد."),
        new(SlaReasons.OutsideHorizon, "The deadline lies outside the time for which the calendar of policy {policy} is known.", "سررسید بیرون از بازهٔ اعتبار تقویم خط‌مشی {policy} است."),
    ];

    private static ReasonWording[] Timeline() =>
    [
        new(SlaReasons.TimelineNotStarted, "Not started yet", "هنوز آغاز نشده است"),
        new(SlaReasons.TimelineRunning, "Time counts", "زمان شمرده می‌شود"),
        new(SlaReasons.TimelineClosedHours, "Outside the hours", "بیرون از ساعت کاری"),
        new(SlaReasons.TimelineClosedOverride, "Other hours on this date {name}", "ساعت دیگری در این تاریخ {name}"),
        new(SlaReasons.TimelineClosedHoliday, "Holiday {name}", "تعطیلی {name}"),
        new(SlaReasons.TimelineClosedClosure, "Closed {name}", "بسته {name}"),
        new(SlaReasons.TimelineClosedOperands, "Closed by the calendars combined in {name}", "بسته بنا بر تقویم‌های ترکیب‌شده در {name}"),
        new(SlaReasons.TimelineClosedOverrideUnnamed, "Other hours on this date", "ساعت دیگری در این تاریخ"),
        new(SlaReasons.TimelineClosedClosureUnnamed, "Closed", "بسته"),
        new(SlaReasons.TimelineClosedOperandsUnnamed, "Closed by the combined calendars", "بسته بنا بر تقویم‌های ترکیب‌شده"),
        new(SlaReasons.TimelineOutsideHorizon, "Not covered by the calendar", "بیرون از بازهٔ تقویم"),
        new(SlaReasons.TimelinePausedByStatus, "Paused: the ticket is {status}", "متوقف: تیکت {status} است"),
        new(SlaReasons.TimelinePausedByHold, "Paused: the ticket is {status}, for {hold}", "متوقف: تیکت {status} است، به دلیل {hold}"),
        new(SlaReasons.TimelinePausedByOccasion, "Paused by an event", "با یک رویداد متوقف شده است"),
        new(SlaReasons.TimelineStopped, "Stopped", "ایستاده است"),
        new(SlaReasons.TimelineCancelled, "Cancelled", "لغو شده است"),
    ];

    private static ReasonWording[] Notices() =>
    [
        new(SlaReasons.LevelPercent, "Level {level}: {used} of the time is used; {addressee} is told.", "سطح {level}: {used} زمان گذشته است؛ به {addressee} خبر داده می‌شود."),
        new(SlaReasons.LevelBefore, "Level {level}: {left} left; {addressee} is told.", "سطح {level}: {left} مانده است؛ به {addressee} خبر داده می‌شود."),
        new(SlaReasons.LevelAfter, "Level {level}: {over} over the time; {addressee} is told.", "سطح {level}: {over} از زمان گذشته است؛ به {addressee} خبر داده می‌شود."),
        new(SlaReasons.AttentionSensitive, "Rule {rule}: sensitive.", "قاعدهٔ {rule}: حساس."),
        new(SlaReasons.AttentionReopened, "Rule {rule}: reopened {times} times.", "قاعدهٔ {rule}: {times} بار بازگشوده شده است."),
        new(SlaReasons.AttentionHandOffs, "Rule {rule}: handed on {times} times.", "قاعدهٔ {rule}: {times} بار دست‌به‌دست شده است."),
        new(SlaReasons.AttentionValue, "Rule {rule}: worth {value}.", "قاعدهٔ {rule}: به ارزش {value}."),
        new(SlaReasons.ActionDue, "{action} is due.", "زمان {action} رسیده است."),
        new(SlaReasons.OutsideHours, "{why}; open again at {opens}.", "{why}؛ بازگشایی در {opens}."),
        new(SlaReasons.OutsideHoursForGood, "{why}; no opening is known.", "{why}؛ بازگشایی‌ای دانسته نیست."),
    ];

    private static ReasonWording[] Changes() =>
    [
        new(SlaReasons.ChangeOneSided, "Clock {clock} is on one side only.", "ساعت {clock} تنها در یک سو هست."),
        new(SlaReasons.ChangePolicy, "Policy {after} in place of {before}.", "خط‌مشی {after} به جای {before}."),
        new(SlaReasons.ChangePolicyGained, "Policy {after} applies where none did.", "خط‌مشی {after} جایی که هیچ‌یک منطبق نبود منطبق است."),
        new(SlaReasons.ChangePolicyLost, "Policy {before} applies no more, nor does another.", "خط‌مشی {before} دیگر منطبق نیست و هیچ‌یک جای آن را نگرفته است."),
        new(SlaReasons.ChangeTarget, "Policy {policy} has another target.", "خط‌مشی {policy} هدف دیگری دارد."),
        new(SlaReasons.ChangeCalendar, "Policy {policy} has another calendar: hours, holidays or zone.", "خط‌مشی {policy} تقویم دیگری دارد: ساعت‌ها، تعطیلی‌ها یا منطقهٔ زمانی."),
        new(SlaReasons.ChangePolicies, "The policies of clock {clock} differ.", "خط‌مشی‌های ساعت {clock} تفاوت دارند."),
        new(SlaReasons.ChangeMetric, "Clock {clock} measures otherwise.", "ساعت {clock} به گونهٔ دیگری می‌سنجد."),
        new(SlaReasons.ChangeLateEvents, "Events of the ticket came late.", "رویدادهای تیکت دیر رسیدند."),
    ];
}
