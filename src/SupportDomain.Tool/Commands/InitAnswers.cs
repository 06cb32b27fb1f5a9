using SupportDomain.Serialization.JsonNet;

namespace SupportDomain.Tool.Commands;

/// <summary>What <c>init</c> needs to know; null where it was not said yet.</summary>
/// <param name="Preset">Hours and holidays.</param>
/// <param name="Name">What people call the desk.</param>
/// <param name="Zone">The zone; null for that of the preset.</param>
/// <param name="Log">An export to guess the mapping from; null for none.</param>
internal sealed record InitAnswers(StarterPreset? Preset, string? Name, string? Zone, FileInfo? Log);
