using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Stappen;
using NodaTime;

namespace ApprovalFlow.Notas.Opdrachten;

public sealed record NotaOndertekend(int TaakNummer, int Versie) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier.Met(dossier.Taken[TaakNummer].Afgerond(bij, StapCodes.Ondertekenen));

    public override string Zin(Vastlegging bij, Namen namen) => $"{namen.Wie(bij)} ondertekende versie {Versie}.";
}

/// <summary>Back to the steller; every later step is done again after the next indiening.</summary>
public sealed record NotaTeruggestuurd(int TaakNummer, Stap Stap, int Versie) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier
            .Met(dossier.Taken[TaakNummer].Afgerond(bij, StapCodes.Terugsturen))
            .MetNota(nota => nota with { Besluit = null, VastgesteldOp = null, Pakket = null });

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Wie(bij)} stuurde versie {Versie} terug naar de steller bij de stap {StapCodes.Code(Stap)}.";
}

public sealed record BesluitGenomen(int TaakNummer, int Versie, string Uitkomst) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier
            .Met(dossier.Taken[TaakNummer].Afgerond(bij, Uitkomst))
            .MetNota(nota => nota with { Besluit = new Besluit(Uitkomst, Inhoud?.Tekst, bij.Op, Registratie) });

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Wie(bij)} besloot op versie {Versie}: {StapCodes.Woorden(Uitkomst)}.";
}

public sealed record BesluitAangehouden(int TaakNummer, LocalDate Tot) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier.Met(dossier.Taken[TaakNummer].Afgerond(bij, StapCodes.Aanhouden));

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Wie(bij)} hield het besluit aan tot {Namen.Datum(Tot)}.";
}

/// <summary>The SG passes the nota on. What that establishes follows from the effect in the procedure file.</summary>
public sealed record NotaDoorgeleid(int TaakNummer, int Versie) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier.Met(dossier.Taken[TaakNummer].Afgerond(bij, StapCodes.Doorgeleiden));

    public override string Zin(Vastlegging bij, Namen namen) => $"{namen.Wie(bij)} geleidde versie {Versie} door.";
}

public sealed record KennisGenomen(int TaakNummer, int Versie) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier.Met(dossier.Taken[TaakNummer].Afgerond(bij, StapCodes.Gezien));

    public override string Zin(Vastlegging bij, Namen namen) => $"{namen.Wie(bij)} nam kennis van versie {Versie}.";
}

/// <summary>A step that a ministry added by itself.</summary>
public sealed record AdviesGegeven(int TaakNummer, int Versie, string Uitkomst) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier.Met(dossier.Taken[TaakNummer].Afgerond(bij, Uitkomst));

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Wie(bij)} adviseerde over versie {Versie}: {StapCodes.Woorden(Uitkomst)}.";
}

/// <summary>The secretariaat sent the stukken to the Kamer and registered it.</summary>
public sealed record NotaAangeboden(int TaakNummer, LocalDate Op) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier
            .Met(dossier.Taken[TaakNummer].Afgerond(bij, StapCodes.Aangeboden))
            .MetNota(nota => nota with { AangebodenOp = Op });

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Wie(bij)} bood de stukken op {Namen.Datum(Op)} aan de Tweede Kamer aan.";
}

/// <summary>The procedure reached its end.</summary>
public sealed record NotaAfgerond(bool Afgewezen) : Gebeurtenis
{
    public static NotaAfgerond Van(Dossier dossier) => new(dossier.Nota.Besluit?.Uitkomst == StapCodes.NietAkkoord);

    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier.MetNota(nota => nota with { Status = Afgewezen ? NotaStatus.Afgewezen : NotaStatus.Afgerond });

    public override string Zin(Vastlegging bij, Namen namen) =>
        Afgewezen ? "De nota is afgewezen en daarmee afgesloten." : "De nota is afgerond.";
}
