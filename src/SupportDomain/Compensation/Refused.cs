namespace SupportDomain.Compensation;

/// <summary>Faults of an argument that is checked away from the method that took it.</summary>
internal static class Refused
{
    internal static ArgumentException Argument(string message, string parameterName) => new(message, parameterName);
}
