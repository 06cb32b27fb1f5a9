namespace SupportDomain.Sla;

/// <summary>What an event is to the clocks.</summary>
internal enum OccurrenceKind : byte
{
    None = 0,
    Opened = 1,
    Status = 2,
    Message = 3,
    Assigned = 4,
    Attributes = 5,
    DueDate = 6,
}
