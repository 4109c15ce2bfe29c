using System.Collections.Immutable;
using ApprovalFlow.Notas.Dossiers;

namespace ApprovalFlow.Notas.Stappen;

/// <summary>The kinds of step as procedure files and the API spell them, and the outcomes that each one knows.</summary>
public static class StapCodes
{
    public const string Indienen = "indienen";
    public const string Akkoord = "akkoord";
    public const string AkkoordMetOpmerkingen = "akkoord-met-opmerkingen";
    public const string AkkoordMetAantekening = "akkoord-met-aantekening";
    public const string NietAkkoord = "niet-akkoord";
    public const string NietVanToepassing = "niet-van-toepassing";
    public const string Ondertekenen = "ondertekenen";
    public const string Terugsturen = "terugsturen";
    public const string Aanhouden = "aanhouden";
    public const string Doorgeleiden = "doorgeleiden";
    public const string Gezien = "gezien";
    public const string Aangeboden = "aangeboden";
    public const string Opmerkingen = "opmerkingen";

    public static string Code(Stap stap) =>
        stap switch
        {
            Stap.Opstellen => "opstellen",
            Stap.Afstemmen => "afstemmen",
            Stap.Ondertekenen => "ondertekenen",
            Stap.Beslissen => "beslissen",
            Stap.Vaststellen => "vaststellen",
            Stap.Kennisnemen => "kennisnemen",
            Stap.Aanbieden => "aanbieden",
            Stap.Advies => "advies",
        };

    public static Stap? Parse(string? code) =>
        Enum.GetValues<Stap>().Where(stap => Code(stap) == code).Select(stap => (Stap?)stap).FirstOrDefault();

    /// <summary>Empty for drafting, which ends by indiening.</summary>
    public static ImmutableArray<string> Uitkomsten(Stap stap) =>
        stap switch
        {
            Stap.Opstellen => [],
            Stap.Afstemmen => [Akkoord, AkkoordMetOpmerkingen, NietAkkoord, NietVanToepassing],
            Stap.Ondertekenen => [Ondertekenen, Terugsturen],
            Stap.Beslissen => [Akkoord, AkkoordMetAantekening, NietAkkoord, Terugsturen, Aanhouden],
            Stap.Vaststellen => [Doorgeleiden, Terugsturen],
            Stap.Kennisnemen => [Gezien],
            Stap.Aanbieden => [Aangeboden],
            Stap.Advies => [Akkoord, Opmerkingen, Terugsturen],
        };

    /// <summary>Outcomes that colleagues must be told the reason of.</summary>
    public static bool VraagtToelichting(string uitkomst) =>
        uitkomst is AkkoordMetOpmerkingen or NietAkkoord or Terugsturen or Aanhouden or Opmerkingen;

    public static string Code(Oordeel oordeel) =>
        oordeel switch
        {
            Oordeel.Akkoord => Akkoord,
            Oordeel.AkkoordMetOpmerkingen => AkkoordMetOpmerkingen,
            Oordeel.NietAkkoord => NietAkkoord,
            Oordeel.NietVanToepassing => NietVanToepassing,
            Oordeel.GeenReactie => "geen-reactie",
        };

    public static Oordeel? ParseOordeel(string? code) =>
        code is not null && Uitkomsten(Stap.Afstemmen).Contains(code)
            ? Enum.GetValues<Oordeel>().First(oordeel => Code(oordeel) == code)
            : null;

    /// <summary>The outcome in a sentence: "akkoord met opmerkingen".</summary>
    public static string Woorden(string uitkomst) => uitkomst.Replace('-', ' ');
}
