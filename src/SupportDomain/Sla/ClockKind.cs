namespace SupportDomain.Sla;

/// <summary>To whom a clock's promise was made. It changes nothing of the arithmetic.</summary>
public enum ClockKind
{
    /// <summary>To the customer: a service level agreement.</summary>
    CustomerSla = 0,

    /// <summary>Between groups of the own house: an operational level agreement.</summary>
    OperationalLevel = 1,

    /// <summary>By a supplier: an underpinning contract.</summary>
    SupplierContract = 2,
}
