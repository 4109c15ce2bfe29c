using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Stappen;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>A directie answered. The chapter text is the response itself, so that register and memo can not differ.</summary>
public sealed record AfstemmingVastgelegd(int TaakNummer, EenheidCode Eenheid, int Versie, Oordeel Oordeel)
    : Gebeurtenis
{
    /// <summary>Without a text of its own a directie with a chapter says what it usually says, but not when it objects.</summary>
    public static AfstemmingVastgelegd Van(
        Taak taak,
        string uitkomst,
        string? tekst,
        string? toelichting,
        Eenheidsregister eenheden
    )
    {
        var oordeel = StapCodes.ParseOordeel(uitkomst)!.Value;
        return new(taak.Nummer, taak.Eenheid, taak.Versie, oordeel)
        {
            Inhoud = VrijeTekst.Van(tekst ?? Gebruikelijk(eenheden.Zoek(taak.Eenheid), oordeel), toelichting),
        };
    }

    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        Antwoorden
            .Voeg(dossier, bij, TaakNummer, Eenheid, Versie, Oordeel, Inhoud)
            .Met(dossier.Taken[TaakNummer].Afgerond(bij, StapCodes.Code(Oordeel)));

    public override string Zin(Vastlegging bij, Namen namen) =>
        namen.Wie(bij)
        + (Inhoud?.OpgegevenMedewerker is null ? "" : ",")
        + $" gaf als afstemming van versie {Versie}: {StapCodes.Woorden(StapCodes.Code(Oordeel))}.";

    private static string? Gebruikelijk(Eenheid? eenheid, Oordeel oordeel) =>
        eenheid?.Hoofdstuk is null || oordeel == Oordeel.NietAkkoord ? null : eenheid.GebruikelijkeZin;
}

/// <summary>Nobody answered before the zwijgregel acted. Never counts as an akkoord.</summary>
public sealed record AfstemmingUitgebleven(int TaakNummer, EenheidCode Eenheid, int Versie) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        Antwoorden.Voeg(dossier, bij, TaakNummer, Eenheid, Versie, Oordeel.GeenReactie, null);

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{Eenheid} gaf geen reactie op versie {Versie}; de procedure gaat verder zonder die afstemming.";
}

internal static class Antwoorden
{
    /// <summary>Adds a response that holds from now on; an earlier one of the same eenheid stays on record.</summary>
    public static Dossier Voeg(
        Dossier dossier,
        Vastlegging bij,
        int taakNummer,
        EenheidCode eenheid,
        int versie,
        Oordeel oordeel,
        VrijeTekst? inhoud
    )
    {
        var eerder = dossier.Afstemmingen.Values.Where(a => a.Geldig && a.Eenheid == eenheid);
        var nieuw = new Afstemming
        {
            NotaId = dossier.Nota.Id,
            Volgnummer = bij.Volgnummer,
            TaakNummer = taakNummer,
            Eenheid = eenheid,
            Versie = versie,
            Oordeel = oordeel,
            Tekst = inhoud?.Tekst,
            Toelichting = inhoud?.Toelichting,
            Door = bij.Handeling.Door,
            Koppeling = bij.Handeling.Koppeling,
            OpgegevenMedewerker = inhoud?.OpgegevenMedewerker,
            Op = bij.Op,
            Geldig = true,
        };
        return dossier with
        {
            Afstemmingen = dossier
                .Afstemmingen.SetItems(eerder.Select(a => KeyValuePair.Create(a.Volgnummer, a with { Geldig = false })))
                .SetItem(nieuw.Volgnummer, nieuw),
        };
    }
}
