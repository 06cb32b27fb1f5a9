namespace SupportDomain.Compensation;

/// <summary>What is doubtful about a salary model.</summary>
public enum ModelFindingKind
{
    /// <summary>A level that the input has, but the table no value for: an estimate that asks for it fails.</summary>
    Gap = 0,

    /// <summary>A row or a place of a scale that no input can reach.</summary>
    Unreachable = 1,

    /// <summary>A scale over a number on which more is worth less.</summary>
    NotMonotone = 2,

    /// <summary>An input that no stage reads.</summary>
    Unused = 3,
}
