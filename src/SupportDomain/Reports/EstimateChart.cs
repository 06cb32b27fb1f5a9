using System.Collections.Immutable;
using System.Globalization;
using SupportDomain.Internal;

namespace SupportDomain.Reports;

/// <summary>Figures of one unit that are drawn together: a bar each from zero, with its interval, and a table behind them.</summary>
/// <remarks>Equality is by reference. Immutable, and safe to share between threads.</remarks>
public sealed class EstimateChart
{
    /// <summary>Puts figures together.</summary>
    /// <param name="title">What is drawn, in which unit; not blank.</param>
    /// <param name="column">What the names of the figures are, for the head of the table; not blank.</param>
    /// <param name="figures">The figures, the first one at the top; at least one.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A text is blank, there is no figure, or one has no name, an infinite value, or a half width that is infinite or below zero.</exception>
    public EstimateChart(string title, string column, IEnumerable<EstimateFigure> figures)
    {
        Title = Guard.Against.NullOrWhiteSpace(title);
        Column = Guard.Against.NullOrWhiteSpace(column);
        Figures = [.. Guard.Against.Null(figures)];
        if (Figures.IsEmpty)
        {
            throw new ArgumentException($"Chart '{title}' has no figure; a picture needs at least one.", nameof(figures));
        }

        foreach (EstimateFigure figure in Figures)
        {
            if (figure.Name is null || double.IsInfinity(figure.Value) || double.IsInfinity(figure.HalfWidth) || figure.HalfWidth < 0)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"A figure of chart '{title}' is '{figure.Name}' with {figure.Value} ± {figure.HalfWidth}; it needs a name, a finite value or NaN, and a half width from 0 on or NaN."), nameof(figures));
            }
        }
    }

    /// <summary>What is drawn, in which unit.</summary>
    public string Title { get; }

    /// <summary>What the names of the figures are.</summary>
    public string Column { get; }

    /// <summary>The figures, the first one at the top.</summary>
    public ImmutableArray<EstimateFigure> Figures { get; }
}
