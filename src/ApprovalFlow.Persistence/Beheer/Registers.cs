namespace ApprovalFlow.Persistence;

/// <summary>The names under which the registers stand in their journal; a store that has a name of its own gives it there.</summary>
public static class Registers
{
    public const string Eenheid = "eenheid";
    public const string Medewerker = "medewerker";
    public const string Afkorting = "afkorting";
    public const string Jaarplanning = "jaarplanning";
    public const string Koppeling = "koppeling";
    public const string Abonnee = "abonnee";
    public const string Procedure = "procedure";
}
