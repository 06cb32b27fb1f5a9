namespace SupportDomain.Scheduling;

/// <summary>What has happened to an item during its stay.</summary>
[Flags]
internal enum ItemFlags : byte
{
    None = 0,

    /// <summary>Only the known agent may take it.</summary>
    KnownOnly = 1,

    /// <summary>It came near its due time and changed band.</summary>
    DueEscalated = 2,

    /// <summary>It is past its due time, and that counts.</summary>
    Breached = 4,

    /// <summary>Its wait has reached the cap.</summary>
    Capped = 8,

    /// <summary>Surge holds it back.</summary>
    Held = 16,

    /// <summary>Its due time moves by the length of the deferral.</summary>
    DueStands = 32,

    /// <summary>What it took of its agent's capacity blocks other channels.</summary>
    Blocks = 64,

    /// <summary>It has a timer.</summary>
    Timed = 128,
}
