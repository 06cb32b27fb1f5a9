using System.Collections.Immutable;
using SupportDomain.Tickets;

namespace SupportDomain.Reports;

/// <summary>How the reasons of tickets read.</summary>
internal static class TicketWordings
{
    internal static ImmutableArray<ReasonWording> All { get; } =
    [
        .. Enum.GetValues<TicketStatus>().Select(Status),
        new(TicketReasons.NotOpened, "Ticket {ticket} has not been opened.", "تیکت {ticket} باز نشده است."),
        new(TicketReasons.AlreadyOpened, "There is a ticket {ticket} already.", "تیکتی با نام {ticket} از پیش هست."),
        new(
            TicketReasons.ClockWentBack,
            "The command comes at {now}, before the last event of ticket {ticket} at {last}.",
            "فرمان از {now} است، پیش از آخرین رویداد تیکت {ticket} در {last}."),
        new(
            TicketReasons.Ended,
            "Ticket {ticket} is {status}; a further request is a follow-up ticket.",
            "تیکت {ticket} {status} است؛ درخواست تازه تیکت پیگیری می‌خواهد."),
        new(TicketReasons.EndedByMerge, "Ticket {ticket} goes on in ticket {target}.", "تیکت {ticket} در تیکت {target} ادامه دارد."),
        new(
            TicketReasons.ForbiddenTransition,
            "Ticket {ticket} is {from} and cannot become {to}.",
            "تیکت {ticket} {from} است و نمی‌تواند {to} شود."),
        new(TicketReasons.HoldWithoutReason, "Ticket {ticket} is put on hold for a reason only.", "تیکت {ticket} تنها با ذکر دلیل متوقف می‌شود."),
        new(
            TicketReasons.MergeWithoutTarget,
            "A merge of ticket {ticket} names the ticket that goes on.",
            "ادغام تیکت {ticket} باید تیکتی را که ادامه می‌یابد نام ببرد."),
        new(
            TicketReasons.MergeCycle,
            "Ticket {target} goes on in ticket {ticket}: a merge would close a circle.",
            "تیکت {target} در تیکت {ticket} ادامه دارد: ادغام دور می‌سازد."),
        new(
            TicketReasons.TargetMerged,
            "Ticket {target} was merged itself; merge ticket {ticket} into {final}.",
            "تیکت {target} خود ادغام شده است؛ تیکت {ticket} را در {final} ادغام کنید."),
        new(
            TicketReasons.PrivateCustomerMessage,
            "What a customer writes on ticket {ticket} is public.",
            "آنچه مشتری در تیکت {ticket} می‌نویسد عمومی است."),
        new(
            TicketReasons.NoSuchEvent,
            "Ticket {ticket} has no event {number}; its last one is {last}.",
            "تیکت {ticket} رویداد {number} ندارد؛ آخرین رویداد {last} است."),
        new(TicketReasons.FoundTransition, "At {at} it became {to}, which may not follow {from}.", "در {at} {to} شد، که پس از {from} مجاز نیست."),
        new(TicketReasons.FoundTimeWentBack, "The event of {at} was recorded after a later one.", "رویداد {at} پس از رویدادی دیرتر ثبت شده است."),
        new(TicketReasons.FoundOpenedAgain, "At {at} it was opened a second time.", "در {at} بار دیگر گشوده شد."),
        new(
            TicketReasons.FoundUnknownState,
            "At {at} the source recorded a state that is not known; it stayed {status}.",
            "در {at} حالتی ناشناخته ثبت شد؛ {status} ماند."),
        new(TicketReasons.FoundBeforeOpening, "The event of {at} is older than the opening.", "رویداد {at} پیش از گشایش است."),
        new(
            TicketReasons.FoundNumberWentBack,
            "The number of the event of {at} is out of order.",
            "شمارهٔ رویداد {at} با ترتیب زمان نمی‌خواند."),
        new(
            TicketReasons.FoundAfterEnd,
            "The event of {at} came when the ticket was {status}.",
            "رویداد {at} هنگامی رسید که تیکت {status} بود."),
    ];

    private static ReasonWording Status(TicketStatus status)
    {
        (string english, string persian) = status switch
        {
            TicketStatus.New => ("new", "جدید"),
            TicketStatus.Open => ("open", "در جریان"),
            TicketStatus.Pending => ("pending", "در انتظار مشتری"),
            TicketStatus.OnHold => ("on hold", "متوقف"),
            TicketStatus.Solved => ("solved", "حل‌شده"),
            TicketStatus.Closed => ("closed", "بسته"),
            TicketStatus.Cancelled => ("cancelled", "لغوشده"),
            _ => ("merged", "ادغام‌شده"),
        };
        return new ReasonWording(TicketReasons.All.Single(k => k.Code == TicketReasons.NameOf(status).Code), english, persian);
    }
}
