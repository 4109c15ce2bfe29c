using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Stappen;
using NodaTime;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>Somebody is asked something. From here on the eenheid may read the dossier.</summary>
public sealed record TaakGeopend(
    TaakId Id,
    int Nummer,
    string Element,
    Stap Stap,
    EenheidCode Eenheid,
    int Versie,
    LocalDate? Termijn
) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier
            .Met(
                new Taak
                {
                    Id = Id,
                    NotaId = dossier.Nota.Id,
                    Nummer = Nummer,
                    Element = Element,
                    Stap = Stap,
                    Eenheid = Eenheid,
                    Versie = Versie,
                    Status = TaakStatus.Open,
                    GeopendOp = bij.Op,
                    Termijn = Termijn,
                }
            )
            .MetLezer(Lezers.Van(dossier, dossier.Nota.Id, Leesgrond.Taak, Eenheid, bij.Op));

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{Eenheid} is gevraagd: {StapCodes.Code(Stap)}"
        + (Termijn is { } termijn ? $", uiterlijk {Namen.Datum(termijn)}." : ".");
}

/// <summary>A task that nobody needs to do any more.</summary>
public sealed record TaakVervallen(int Nummer, Stap Stap, EenheidCode Eenheid) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier.Met(dossier.Taken[Nummer] with { Status = TaakStatus.Vervallen, AfgerondOp = bij.Op });

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"De vraag aan {Eenheid} ({StapCodes.Code(Stap)}) is vervallen.";
}

internal static class Taakregels
{
    public static Taak Afgerond(this Taak taak, Vastlegging bij, string uitkomst) =>
        taak with
        {
            Status = TaakStatus.Afgerond,
            AfgerondOp = bij.Op,
            AfgerondDoor = bij.Handeling.Door,
            Uitkomst = uitkomst,
            Registratie = bij.Gebeurtenis.Registratie,
        };
}
