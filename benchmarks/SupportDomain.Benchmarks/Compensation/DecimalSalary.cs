namespace SupportDomain.Benchmarks.Compensation;

/// <summary>What a reader would otherwise write: a dictionary a factor, decimals multiplied, rounded at the end.</summary>
internal sealed class DecimalSalary
{
    private readonly Dictionary<(string Role, string Level), decimal> _base = [];
    private readonly Dictionary<string, decimal>[] _factors;

    internal DecimalSalary()
    {
        for (int r = 0; r < SalaryData.Levels[0].Length; r++)
        {
            for (int l = 0; l < SalaryData.Levels[1].Length; l++)
            {
                _base[(SalaryData.Levels[0][r], SalaryData.Levels[1][l])] = SalaryData.Pay(r, l);
            }
        }

        _factors = [.. SalaryData.Levels.Skip(2).Select((levels, i) =>
            levels.Select((level, l) => KeyValuePair.Create(level, SalaryData.Hundredths(i + 2, l) / 100m)).ToDictionary(StringComparer.Ordinal))];
    }

    internal decimal Pay(ReadOnlySpan<string> levels)
    {
        decimal pay = _base[(levels[0], levels[1])];
        for (int i = 0; i < _factors.Length; i++)
        {
            pay *= _factors[i][levels[i + 2]];
        }

        return decimal.Round(pay, 0, MidpointRounding.ToEven);
    }

    /// <summary>The same with the decimals found already: only the arithmetic.</summary>
    internal static decimal Multiply(ReadOnlySpan<decimal> values)
    {
        decimal pay = values[0];
        foreach (decimal factor in values[1..])
        {
            pay *= factor;
        }

        return decimal.Round(pay, 0, MidpointRounding.ToEven);
    }

    internal decimal[] Resolve(ReadOnlySpan<string> levels)
    {
        decimal[] values = new decimal[_factors.Length + 1];
        values[0] = _base[(levels[0], levels[1])];
        for (int i = 0; i < _factors.Length; i++)
        {
            values[i + 1] = _factors[i][levels[i + 2]];
        }

        return values;
    }
}
