using System.Text.RegularExpressions;
using MassTransit;

namespace ApprovalFlow.Web.Berichten;

/// <summary>The names that others bind to: they are part of the contract.</summary>
internal static partial class Wachtrijen
{
    public const string Resultaat = "approvalflow.opdracht-resultaat.v1";
    public const string Afstemming = "approvalflow.afstemming-vastleggen.v1";

    /// <summary>The exchange to which jobs of one type go, and by custom the queue of its workers.</summary>
    public static string Opdracht(string soort) => $"approvalflow.opdracht.{Vreemd().Replace(soort, "-")}.v1";

    public static string Uitgaand(Type contract) => $"approvalflow.{Notas.Berichten.Uitgaand.Soort(contract)}.v1";

    [GeneratedRegex("[^A-Za-z0-9._:-]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Vreemd();
}

/// <summary>An exchange per contract, by its own name; approvalflow.nota-bericht.v1 gets all that is about a nota.</summary>
internal sealed class Berichtnamen : IEntityNameFormatter
{
    public string FormatEntityName<T>() => Wachtrijen.Uitgaand(typeof(T));
}
