using System.Globalization;

namespace SupportDomain.Reports;

/// <summary>The invariant format with the percent sign directly after the number.</summary>
internal static class PercentFormat
{
    internal static NumberFormatInfo Instance { get; } = NumberFormatInfo.ReadOnly(
        new NumberFormatInfo { PercentPositivePattern = 1, PercentNegativePattern = 1, PercentGroupSeparator = string.Empty });
}
