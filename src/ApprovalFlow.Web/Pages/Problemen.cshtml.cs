using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages;

/// <summary>What the type of a problem+json answer points to: readable without sign-in.</summary>
internal sealed class ProblemenModel : PageModel
{
    private static readonly ImmutableSortedDictionary<string, (string Titel, string Uitleg)> Bekend = new Dictionary<
        string,
        (string, string)
    >(StringComparer.Ordinal)
    {
        ["ongeldige-invoer"] = (
            "De invoer klopt niet",
            "Een of meer velden ontbreken of hebben een waarde die niet kan. Het antwoord noemt elk veld. Er is niets vastgelegd."
        ),
        ["inhoud-buiten-grenzen"] = (
            "De nota is te groot",
            "De nota heeft meer of langere teksten dan mag. Het antwoord noemt elk veld en zijn grens."
        ),
        ["tekst-is-te-lang"] = (
            "De tekst is te lang",
            "De tekst die u inleest, is langer dan mag. Deel haar op of laat weg wat geen nota is."
        ),
        ["tekst-is-geen-nota"] = (
            "De tekst is geen nota",
            "In de tekst ontbreken delen van een nota. Het antwoord zegt welke; vul die aan en lees de tekst opnieuw in."
        ),
        ["tekst-is-niet-leesbaar"] = (
            "De tekst is niet leesbaar",
            "Het bestand is geen gewone tekst. Bewaar het als tekst (UTF-8) of plak de tekst in het formulier."
        ),
        ["register-is-veranderd"] = (
            "Het register is intussen veranderd",
            "Wat u bekeek, is niet meer wat er zou gebeuren. Bekijk het opnieuw en voer het dan door. Er is niets vastgelegd."
        ),
        ["niet-aangemeld"] = ("U bent niet aangemeld", "Meld u aan en probeer het opnieuw."),
        ["niet-bevoegd"] = (
            "U mag dit niet doen",
            "U mag de nota lezen, maar deze handeling is aan iemand anders. Het antwoord zegt aan wie."
        ),
        ["vier-ogen"] = (
            "Een collega moet dit doen",
            "Wie een nota opstelt, doet nooit ook een latere stap van dezelfde nota."
        ),
        ["herbevestiging-nodig"] = (
            "Bevestig wie u bent",
            "Voor een besluit meldt u zich opnieuw aan, ook als u al was aangemeld. Ga daarna terug naar de nota."
        ),
        ["alleen-lezen"] = ("Dit token mag alleen lezen", "Maak een token dat ook mag handelen, of meld u aan."),
        ["formulier-verlopen"] = (
            "Dit formulier is verlopen",
            "Open de pagina opnieuw en verstuur het formulier daar. Een programma gebruikt een token in plaats van een cookie."
        ),
        ["vervanging-overlapt"] = (
            "Er staat al iemand in het register",
            "Voor een houder en een functie is er op elk moment hoogstens één vervanger. Kies andere dagen of beëindig de andere regel."
        ),
        ["vervanging-ketent"] = (
            "Een vervanger wordt niet vervangen",
            "Wie voor een ander handelt, geeft dat niet door. Kies een vervanger die er zelf is."
        ),
        ["vervanging-in-kring"] = (
            "Deze twee vervangen elkaar",
            "Dan is er niemand. Kies voor een van beiden een andere vervanger."
        ),
        ["niet-gevonden"] = (
            "Niet gevonden",
            "Dit bestaat niet, of u mag het niet zien. Controleer het adres of het kenmerk."
        ),
        ["methode-onbekend"] = ("Dit kan hier niet", "Dit adres kent deze methode niet."),
        ["taak-is-al-afgerond"] = (
            "Iemand was u voor",
            "De taak is al afgerond. Het antwoord zegt wie dat deed, wanneer en met welke uitkomst. Uw antwoord is niet vastgelegd."
        ),
        ["taak-is-al-opgepakt"] = (
            "Een collega is ermee bezig",
            "De taak is al opgepakt door een collega. Wie haar wil overnemen, draagt haar met een reden over."
        ),
        ["taak-is-vervallen"] = (
            "De taak is vervallen",
            "De vraag is ingetrokken. Open de nota opnieuw om te zien wat er nu gevraagd wordt."
        ),
        ["oude-versie"] = (
            "U antwoordde op een oude versie",
            "De nota is intussen veranderd. Lees de huidige versie en antwoord daarop."
        ),
        ["verkeerde-toestand"] = (
            "Dit kan nu niet",
            "De nota is niet in een toestand waarin dit kan. Het antwoord zegt wat er wel kan."
        ),
        ["concept-is-veranderd"] = (
            "Het concept is veranderd",
            "Iemand bewaarde intussen een andere tekst. Haal het concept opnieuw op en verwerk uw wijziging daarin."
        ),
        ["versie-ontbreekt"] = (
            "De versie ontbreekt",
            "Geef met de header If-Match aan welke versie u het laatst las, zodat niets wordt overschreven."
        ),
        ["sleutel-hergebruikt"] = (
            "De sleutel is al gebruikt",
            "Deze Idempotency-Key hoort bij een ander verzoek. Kies voor elk nieuw verzoek een nieuwe."
        ),
        ["te-groot"] = (
            "Te groot",
            "Een bijlage is hoogstens 50 MB, alle bijlagen van een nota samen hoogstens 200 MB."
        ),
        ["formaat-onbekend"] = (
            "Dit formaat kennen wij niet",
            "Stuur het verzoek in een formaat dat dit adres kent. Het antwoord zegt welk."
        ),
        ["te-veel-verzoeken"] = ("Te veel verzoeken", "Wacht even en probeer het opnieuw."),
        ["niet-beschikbaar"] = (
            "Even niet beschikbaar",
            "Probeer het over enkele seconden opnieuw. Er is niets half vastgelegd."
        ),
        ["fout"] = ("Er ging iets mis bij ons", "Probeer het opnieuw. Er is niets half vastgelegd."),
        ["jaar-niet-vastgelegd"] = (
            "De kalender kent dit jaar niet",
            "Voor dit jaar zijn de vrije dagen nog niet vastgelegd. Vraag uw functioneel beheerder dat te doen."
        ),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    public string Titel { get; private set; } = "";

    public string Uitleg { get; private set; } = "";

    public IActionResult OnGet()
    {
        if (!Bekend.TryGetValue(Slug, out var probleem))
        {
            return NotFound();
        }
        (Titel, Uitleg) = probleem;
        return Page();
    }
}
