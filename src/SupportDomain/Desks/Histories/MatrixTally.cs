using SupportDomain.Tickets;

namespace SupportDomain.Desks.Histories;

/// <summary>Counts the rows whose priority is not the one that follows from impact and urgency.</summary>
internal sealed class MatrixTally(HistoryStore store, FindingLedger findings)
{
    private readonly PriorityMatrix? _matrix = store.Files[0].Mapping.Matrix;
    private readonly int[] _cells = new int[store.Files.Max(f => f.Columns.Width)];
    private readonly Dictionary<(int Impact, int Urgency, int Priority), bool> _agrees = [];

    /// <summary>How many rows tell all three.</summary>
    internal long Compared { get; private set; }

    /// <summary>How many of these have another priority.</summary>
    internal long Exceptions { get; private set; }

    internal void Check(RecordedRow[] rows)
    {
        if (_matrix is null)
        {
            return;
        }

        HistoryColumns columns = store.Files[0].Columns;
        foreach (RecordedRow row in rows)
        {
            if (row.File != 0)
            {
                continue;
            }

            ReadOnlySpan<int> cells = store.CellsOf(row, _cells);
            (int Impact, int Urgency, int Priority) said = (columns.Text(cells, LogColumn.Impact), columns.Text(cells, LogColumn.Urgency), columns.Text(cells, LogColumn.Priority));
            if (said.Impact <= 0 || said.Urgency <= 0 || said.Priority <= 0)
            {
                continue;
            }

            Compared++;
            if (!_agrees.TryGetValue(said, out bool agrees))
            {
                agrees = string.Equals(_matrix.PriorityOf(store.Texts[said.Impact], store.Texts[said.Urgency]), store.Texts[said.Priority], StringComparison.Ordinal);
                _agrees.Add(said, agrees);
            }

            if (!agrees)
            {
                Exceptions++;
                findings.Add(LogFinding.Of(
                    LogFindingKind.PriorityContradictsMatrix, row.Line, store.Files[0].Mapping.Columns[LogColumn.Priority].Name,
                    $"{store.Texts[said.Impact]} × {store.Texts[said.Urgency]}: {store.Texts[said.Priority]}"));
            }
        }
    }
}
