namespace SupportDomain.Workforce;

/// <summary>A requirement that somebody does not meet, and how far they are.</summary>
/// <param name="Requirement">What is required.</param>
/// <param name="Level">The level they have, below what is required; 0 if they do not have the skill.</param>
/// <remarks>Equal by value; no order. <c>default</c> is no gap. Immutable, safe for use by many threads.</remarks>
public readonly record struct SkillGap(SkillRequirement Requirement, int Level);
