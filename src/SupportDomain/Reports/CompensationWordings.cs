using System.Collections.Immutable;
using SupportDomain.Compensation;

namespace SupportDomain.Reports;

/// <summary>How the reasons of salary models read.</summary>
internal static class CompensationWordings
{
    internal static ImmutableArray<ReasonWording> All { get; } =
    [
        new(CompensationReasons.Compared, "The pay is {pay}, the reference {reference}; the difference is {difference}.", "حقوق {pay} است و مبنا {reference}؛ تفاوت {difference} است."),
        new(CompensationReasons.Raised, "{stage} raised it by {amount}.", "{stage} آن را {amount} بالا برد."),
        new(CompensationReasons.Lowered, "{stage} lowered it by {amount}.", "{stage} آن را {amount} پایین آورد."),
        new(CompensationReasons.Unchanged, "{stage} is the same in both.", "{stage} در هر دو یکسان است."),
        new(CompensationReasons.Rounded, "Rounding made a difference of {amount}.", "گرد کردن {amount} تفاوت ساخت."),
        new(
            CompensationReasons.NotAProduct,
            "The stage {stage} adds, clamps or reads the running value; the logarithmic index explains a base times factors only.",
            "مرحلهٔ {stage} جمع می‌زند، محدود می‌کند یا مقدار جاری را می‌خواند؛ شاخص لگاریتمی تنها حاصل‌ضرب را توضیح می‌دهد."),
        new(
            CompensationReasons.FactorNotPositive,
            "The factor {stage} is not greater than zero and has no logarithm.",
            "ضریب {stage} بزرگ‌تر از صفر نیست و لگاریتم ندارد."),
        new(
            CompensationReasons.TooManyFactors,
            "More factors of {model} differ than can be taken in all orders.",
            "شمار ضریب‌های متفاوت {model} بیش از آن است که همهٔ ترتیب‌ها آزموده شود."),
        new(CompensationReasons.NoPayInBetween, "A mixture of both profiles has no pay in {model}.", "آمیزه‌ای از دو مشخصات در {model} حقوقی ندارد."),
        new(
            CompensationReasons.StepGains,
            "{step}: {gain} more a month, for {cost} and {months} months.",
            "{step}: ماهی {gain} بیشتر، با هزینهٔ {cost} و {months} ماه زمان."),
        new(CompensationReasons.EvidenceMissing, "{step}: still to be shown: {evidence}.", "{step}: مدرکی که هنوز باید ارائه شود: {evidence}."),
        new(
            CompensationReasons.EmployerPays,
            "{step}: an employer pays {gain} more a month for somebody who is there already; after {months} months training would have been cheaper.",
            "{step}: کارفرما برای کسی که از پیش در این سطح است ماهی {gain} بیشتر می‌پردازد؛ پس از {months} ماه آموزش ارزان‌تر تمام می‌شد."),
        new(
            CompensationReasons.BestPlan,
            "Together, {steps} steps add {gain} a month, for {cost} and {months} months.",
            "{steps} گام با هم ماهی {gain} می‌افزاید، با هزینهٔ {cost} و {months} ماه زمان."),
        new(CompensationReasons.NothingHelps, "Nothing within the limits raises the pay.", "در این محدوده هیچ گامی حقوق را بالا نمی‌برد."),
        new(
            CompensationReasons.OfferWithin,
            "{offer} is within the band {band}; {above} of {peers} peers are paid more.",
            "{offer} درون بازهٔ {band} است؛ {above} تن از {peers} همکار بیشتر می‌گیرند."),
        new(
            CompensationReasons.OfferBelow,
            "{offer} is below the band {band}; {above} of {peers} peers are paid more.",
            "{offer} پایین‌تر از بازهٔ {band} است؛ {above} تن از {peers} همکار بیشتر می‌گیرند."),
        new(
            CompensationReasons.OfferAbove,
            "{offer} is above the band {band}; {above} of {peers} peers are paid more.",
            "{offer} بالاتر از بازهٔ {band} است؛ {above} تن از {peers} همکار بیشتر می‌گیرند."),
    ];
}
