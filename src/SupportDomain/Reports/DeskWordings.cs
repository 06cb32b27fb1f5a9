using System.Collections.Immutable;
using SupportDomain.Desks;

namespace SupportDomain.Reports;

/// <summary>How the findings on a desk and on the rows of a log read.</summary>
internal static class DeskWordings
{
    internal static ImmutableArray<ReasonWording> All { get; } = [.. Desk(), .. Log(), .. Faults()];

    private static ReasonWording[] Desk() =>
    [
        new(DeskReasons.Document, "The document is no desk: at {place} stands {found}; allowed is {allowed}.", "این سند میز نیست: در {place} آمده است {found}؛ پذیرفته: {allowed}."),
        new(DeskReasons.Unused, "“{name}” in {section} is used nowhere; name it where it is meant, or delete it.", "«{name}» در {section} جایی به کار نرفته است؛ نامش را جایی که باید بیاورید یا پاکش کنید."),
        new(DeskReasons.PolicyUnreachable, "Policy {policy} is never chosen: every ticket that it applies to is taken before it by {before}. Move it up, or delete it.",
            "خط‌مشی {policy} هرگز برگزیده نمی‌شود: هر تیکتی که به آن بخورد پیش از آن به {before} می‌رسد. آن را بالاتر ببرید یا پاک کنید."),
        new(DeskReasons.PolicyUndecided, "Whether policy {policy} can be chosen was not decided: the policies before it overlap in too many ways. Write fewer conditions that overlap.",
            "روشن نشد که خط‌مشی {policy} می‌تواند برگزیده شود یا نه: خط‌مشی‌های پیش از آن به شیوه‌های بسیار هم‌پوشانی دارند. شرط‌های هم‌پوشان را کمتر کنید."),
        new(DeskReasons.TargetNone, "Policy {policy} allows no time at all: every ticket is due the moment its clock starts.", "خط‌مشی {policy} هیچ زمانی نمی‌دهد: سررسید هر تیکت همان لحظهٔ آغاز ساعت است."),
        new(DeskReasons.TargetBeyondYear, "Policy {policy} allows {allowed}, more than the {year} that count in a year. Are the hours meant?", "خط‌مشی {policy} {allowed} می‌دهد، بیش از {year} که در یک سال شمرده می‌شود. آیا همین ساعت‌ها منظور است؟"),
        new(DeskReasons.TargetDaysBeyondYear, "Policy {policy} allows {allowed} days, more than the {year} of a year. Are the days meant?", "خط‌مشی {policy} {allowed} روز می‌دهد، بیش از {year} روز یک سال. آیا همین روزها منظور است؟"),
        new(DeskReasons.CalendarNeverOpen, "Calendar {calendar} has no working time: no target counted by it is ever due. Check its hours and horizon.", "تقویم {calendar} ساعت کاری ندارد: هیچ هدفی با آن سررسید نمی‌یابد. ساعت‌ها و بازهٔ آن را بررسی کنید."),
        new(DeskReasons.CalendarWithoutHolidays, "Calendar {calendar} names no holiday: time counts on public holidays too. Add holidays or holidayPresets if the desk closes then.",
            "تقویم {calendar} هیچ تعطیلی ندارد: زمان در تعطیلات رسمی هم شمرده می‌شود. اگر میز در آن روزها بسته است، holidays یا holidayPresets را بیفزایید."),
        new(DeskReasons.StatusesUnmapped, "The column {column} is read, and no status is mapped: it is not checked against the times. Add statuses, or leave the column out.",
            "ستون {column} خوانده می‌شود ولی معنای هیچ وضعیتی گفته نشده است: با زمان‌ها سنجیده نمی‌شود. statuses را بیفزایید یا ستون را حذف کنید."),
    ];

    private static ReasonWording[] Log() =>
    [
        new(DeskReasons.ColumnMissing, "The log has no column “{column}”. Its columns are: {header}.", "گزارش ستونی به نام «{column}» ندارد. ستون‌هایش: {header}."),
        new(DeskReasons.ColumnMisspelt, "The log has no column “{column}”; it has “{similar}”. Write the name as the log does.", "گزارش ستونی به نام «{column}» ندارد؛ «{similar}» دارد. نام را همان‌گونه که در گزارش است بنویسید."),
        new(DeskReasons.ColumnTwice, "The column “{column}” stands twice in the log's header; rename one of them.", "ستون «{column}» دو بار در سربرگ گزارش آمده است؛ نام یکی را عوض کنید."),
        new(DeskReasons.Delimiter, "The header is one single field: the desk's delimiter is “{used}”, and the header has “{seen}”. Set delimiter to that.", "سربرگ تنها یک فیلد است: جداکنندهٔ میز «{used}» است و در سربرگ «{seen}» هست. delimiter را همان بگذارید."),
        new(DeskReasons.LogEmpty, "The log has a header and no row.", "گزارش سربرگ دارد و سطری ندارد."),
        new(DeskReasons.Rows, "In {count} of the rows ({share}): {fault}; the first one begins on line {line}.", "در {count} سطر ({share}): {fault}؛ نخستین آن‌ها در خط {line} است."),
        new(DeskReasons.PatternUnseen, "No time of the log is written as “{pattern}”. Delete the pattern, or check it.", "هیچ زمانی در گزارش به شکل «{pattern}» نوشته نشده است. الگو را پاک یا بررسی کنید."),
        new(DeskReasons.PatternAmbiguous, "Times such as “{example}” ({count} in all) can be read as “{first}” and as “{second}”, with another result; the first one counts. Keep one of them.",
            "{count} زمان مانند «{example}» را هم با «{first}» و هم با «{second}» می‌توان خواند، با دو نتیجه؛ نخستین به شمار می‌آید. یکی را نگه دارید."),
        new(DeskReasons.StatusUnmapped, "The status “{status}” is not mapped; {count} of the rows have it. Add it to statuses.", "معنای وضعیت «{status}» که در {count} سطر هست گفته نشده است. آن را به statuses بیفزایید."),
        new(DeskReasons.StatusUnseen, "The status “{status}” is mapped, and no row has it. Is it spelt as in the log?", "معنای وضعیت «{status}» گفته شده ولی در هیچ سطری نیست. آیا مانند گزارش نوشته شده است؟"),
        new(DeskReasons.ValueUnseen, "Policy {policy} asks for the {field} “{value}”, and no row has it. Is it spelt as in the log?", "خط‌مشی {policy} مقدار «{value}» را برای {field} می‌خواهد و هیچ سطری آن را ندارد. آیا مانند گزارش نوشته شده است؟"),
        new(DeskReasons.PolicyWithoutTickets, "No ticket of the log gets policy {policy}.", "هیچ تیکتی از گزارش به خط‌مشی {policy} نمی‌رسد."),
        new(DeskReasons.TicketsWithoutPolicy, "Without a policy of clock {clock}: {count} of the tickets ({share}), most often with {example}. Add a policy without conditions at the end, if they are owed anything.",
            "{count} تیکت ({share}) در ساعت {clock} خط‌مشی ندارند، بیشترشان با {example}. اگر به آن‌ها تعهدی هست، در پایان یک خط‌مشی بی شرط بیفزایید."),
        new(DeskReasons.TicketsWithoutDeadline, "Policy {policy} gives {count} of its tickets no deadline: its calendar has no working time, or is not known for so long.",
            "خط‌مشی {policy} به {count} تیکت سررسیدی نمی‌دهد: تقویم آن ساعت کاری ندارد یا تا آن زمان دانسته نیست."),
        new(DeskReasons.DeadlineBeforeOpening, "The log's own deadline is before the opening in {count} of the rows; the first one begins on line {line}. Is the right column mapped to deadline?",
            "سررسید خود گزارش در {count} سطر پیش از گشایش تیکت است؛ نخستین آن‌ها در خط {line} است. آیا ستون درستی به deadline داده شده است؟"),
    ];

    private static ReasonWording[] Faults() =>
    [
        Fault(LogFindingKind.UnclosedQuote, "a quote is opened and never closed", "نقل‌قولی باز و هرگز بسته نشده است"),
        Fault(LogFindingKind.MalformedQuote, "a quote stands where none may stand", "نقل‌قول در جای نادرست است"),
        Fault(LogFindingKind.FieldCount, "more or fewer fields than the header", "شمار فیلدها با سربرگ یکی نیست"),
        Fault(LogFindingKind.FieldTooLong, "a field that is too long", "فیلد بیش از اندازه دراز است"),
        Fault(LogFindingKind.UnusableId, "no usable name of a ticket", "نام تیکت نیست یا پذیرفتنی نیست"),
        Fault(LogFindingKind.DuplicateId, "the ticket stood in an earlier row", "تیکت در سطری پیش‌تر آمده است"),
        Fault(LogFindingKind.MissingTime, "the time of the opening is missing", "زمان گشایش نیامده است"),
        Fault(LogFindingKind.UnreadableTime, "a time that matches none of the patterns", "زمانی که به هیچ الگویی نمی‌خورد"),
        Fault(LogFindingKind.ImplausibleYear, "a time outside the plausible years", "زمانی بیرون از سال‌های باورپذیر"),
        Fault(LogFindingKind.OpenedAfterAsOf, "opened after the instant of the verdicts", "پس از لحظهٔ حکم گشوده شده است"),
        Fault(LogFindingKind.TimesGoBack, "the times go back", "زمان‌ها به عقب می‌روند"),
        Fault(LogFindingKind.OutOfOrder, "opened before the row above it", "پیش از سطر بالایی گشوده شده است"),
        Fault(LogFindingKind.UnknownStatus, "a status that is not mapped", "وضعیتی که معنایش گفته نشده است"),
        Fault(LogFindingKind.StatusContradictsTimes, "the status contradicts the times", "وضعیت با زمان‌ها نمی‌خواند"),
        Fault(LogFindingKind.UnknownVerdict, "a verdict that is not mapped", "حکمی که معنایش گفته نشده است"),
        Fault(LogFindingKind.NoDeadline, "a policy applies and its calendar gives no deadline", "خط‌مشی هست و تقویم آن سررسیدی نمی‌دهد"),
        Fault(LogFindingKind.UnknownTicket, "a ticket that the log's own file does not name", "تیکتی که پروندهٔ اصلی گزارش نام نبرده است"),
        Fault(LogFindingKind.UnknownActivity, "an activity that is not mapped", "کاری که معنایش گفته نشده است"),
        Fault(LogFindingKind.UnknownValue, "a role or a visibility that is not mapped", "نقش یا دیدپذیری‌ای که معنایش گفته نشده است"),
        Fault(LogFindingKind.UnreadableNumber, "a number that is none", "عددی که عدد نیست"),
        Fault(LogFindingKind.UnusableName, "a name that is too long or holds control characters", "نامی بیش از اندازه دراز یا با نویسه‌های کنترلی"),
        Fault(LogFindingKind.PriorityContradictsMatrix, "another priority than follows from impact and urgency", "اولویتی جز آنچه از اثر و فوریت برمی‌آید"),
        Fault(LogFindingKind.ForbiddenTransition, "a status after one that it may not follow", "وضعیتی پس از وضعیتی که نباید در پی آن بیاید"),
        Fault(LogFindingKind.TimeWentBack, "a row that goes back in time", "سطری که در زمان به عقب می‌رود"),
        Fault(LogFindingKind.BeforeOpening, "something told of a time before the opening", "رویدادی پیش از گشایش تیکت"),
        Fault(LogFindingKind.AfterEnd, "something told of a ticket that had ended", "رویدادی پس از پایان تیکت"),
    ];

    private static ReasonWording Fault(LogFindingKind kind, string english, string persian) => new(LogFaultReasons.KindOf(kind), english, persian);
}
