namespace SupportDomain.Desks.Histories;

/// <summary>A row of a log as it is kept until its ticket is judged; its texts and further times are cells of its file's width.</summary>
internal readonly record struct RecordedRow(int Ticket, int File, long At, long Sequence, long Line, int FirstCell);
