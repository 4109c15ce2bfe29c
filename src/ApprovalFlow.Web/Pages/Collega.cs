using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;

namespace ApprovalFlow.Web.Pages;

/// <summary>Who is meant by what was chosen from a list or typed.</summary>
internal static class Collega
{
    /// <summary>By the name for signing in, else by a name that only one person has; null for nobody or several.</summary>
    public static Medewerker? Zoek(this Register register, string? tekst)
    {
        var gezocht = tekst?.Trim() ?? "";
        if (register.Medewerker(gezocht) is { } bekend)
        {
            return bekend;
        }
        var gelijk = register
            .Medewerkers.Where(m => string.Equals(m.Naam, gezocht, StringComparison.OrdinalIgnoreCase))
            .Take(2)
            .ToArray();
        return gelijk.Length == 1 ? gelijk[0] : null;
    }
}
