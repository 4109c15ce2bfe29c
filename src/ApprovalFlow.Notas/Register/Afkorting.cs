using ApprovalFlow.Notas.Opdrachten;

namespace ApprovalFlow.Notas.Register;

/// <summary>A term and what it stands for. Two terms are the same whatever their case.</summary>
public sealed record Afkorting(string Term, string Betekenis)
{
    public const int MaxTerm = 24;
    public const int MaxBetekenis = 200;

    /// <summary>A term is one word, so that it is found where it stands; every wrong field at once.</summary>
    public static (Afkorting? Afkorting, Weigering? Weigering) Lees(string? term, string? betekenis)
    {
        var fouten = new List<Veldfout>();
        if (term?.Trim() is not { Length: > 0 and <= MaxTerm } woord || woord.Any(c => !IsTermteken(c)))
        {
            woord = "";
            fouten.Add(new("term", $"Vul een woord in van hoogstens {MaxTerm} letters, cijfers, punten en streepjes."));
        }
        if (betekenis?.Trim() is not { Length: > 0 and <= MaxBetekenis } uitleg)
        {
            uitleg = "";
            fouten.Add(new("betekenis", $"Vul in waar het voor staat, in hoogstens {MaxBetekenis} tekens."));
        }
        return fouten.Count > 0 ? (null, new OngeldigeInvoer([.. fouten])) : (new Afkorting(woord, uitleg), null);
    }

    private static bool IsTermteken(char c) => char.IsLetterOrDigit(c) || c is '-' or '.' or '&' or '/';
}
