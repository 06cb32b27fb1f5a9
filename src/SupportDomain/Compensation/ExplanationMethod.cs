namespace SupportDomain.Compensation;

/// <summary>How a difference in pay is divided among the factors.</summary>
public enum ExplanationMethod
{
    /// <summary>
    /// Shapley's value: the mean of a factor's effect over all orders in which the factors could change, exact as a fraction. For any model.
    /// Factors 1.3 and 1.2 on 10,000,000 give 3,300,000 and 2,300,000.
    /// </summary>
    Shapley = 0,

    /// <summary>
    /// The logarithmic mean Divisia index: the logarithmic mean of both amounts times the logarithm of the factor's ratio. For products of positive factors.
    /// Factors 1.3 and 1.2 on 10,000,000 give 3,303,995.34 and 2,296,004.66.
    /// </summary>
    LogarithmicMean = 1,
}
