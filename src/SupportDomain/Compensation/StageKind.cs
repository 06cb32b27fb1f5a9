namespace SupportDomain.Compensation;

/// <summary>What a stage does to the running value.</summary>
public enum StageKind
{
    /// <summary>Adds its operand.</summary>
    Add = 0,

    /// <summary>Replaces the running value by its operand: the base.</summary>
    Set = 1,

    /// <summary>Multiplies by its operand.</summary>
    Multiply = 2,

    /// <summary>Lifts to a floor and cuts to a ceiling, both inclusive.</summary>
    Clamp = 3,

    /// <summary>Rounds to a multiple of a step.</summary>
    Round = 4,
}
