namespace SupportDomain.Sla;

/// <summary>Which way an escalation goes.</summary>
public enum EscalationPath
{
    /// <summary>To more knowledge: a senior agent, a specialised group.</summary>
    Functional = 0,

    /// <summary>Up the line: manager, executive.</summary>
    Hierarchical = 1,
}
