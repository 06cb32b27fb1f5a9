using System.Reflection;

namespace SupportDomain.Conventions.Tests;

/// <summary>The assemblies whose conventions are checked.</summary>
internal static class Packages
{
    internal static Assembly Core { get; } = Assembly.Load("SupportDomain");

    /// <summary>The libraries; the tool is a program and publishes no types.</summary>
    internal static IReadOnlyList<Assembly> Libraries { get; } =
        [Core, Assembly.Load("SupportDomain.Analytics"), Assembly.Load("SupportDomain.Hosting"), Assembly.Load("SupportDomain.Serialization.JsonNet")];

    internal static Assembly Named(string name) => Assembly.Load(name);
}
