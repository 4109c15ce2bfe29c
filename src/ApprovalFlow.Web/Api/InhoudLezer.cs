using System.Collections.Immutable;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Register;
using NodaTime;

namespace ApprovalFlow.Web.Api;

/// <summary>A request for a nota becomes its content, or every wrong field at once.</summary>
internal static class InhoudLezer
{
    public static (NotaInhoud? Inhoud, ImmutableArray<Veldfout> Fouten) Lees(
        NotaVerzoek verzoek,
        Eenheidsregister eenheden,
        Medewerker steller,
        LocalDate vandaag
    )
    {
        var fouten = ImmutableArray.CreateBuilder<Veldfout>();
        fouten.AddRange(
            new NotaVerzoekValidator()
                .Validate(verzoek)
                .Errors.Select(e => new Veldfout(e.PropertyName, e.ErrorMessage))
        );
        var aan = Code(verzoek.Aan, "aan");
        var van = Code(verzoek.Van, "van");
        var afgestemdMet = Codes(verzoek.AfgestemdMet, "afgestemdMet");
        var inAfschriftAan = Codes(verzoek.InAfschriftAan, "inAfschriftAan");
        var hoofdstukken = LeesHoofdstukken(verzoek.Hoofdstukken ?? [], fouten);
        if (verzoek.Kamerdatum < vandaag)
        {
            fouten.Add(new("kamerdatum", "De Kamerdatum ligt in het verleden. Kies vandaag of een latere dag."));
        }
        if (fouten.Count > 0)
        {
            return (null, fouten.ToImmutable());
        }
        var kop = new Kop
        {
            Soort = verzoek.Soort ?? NotaSoort.TerBeslissing,
            Onderwerp = verzoek.Onderwerp!.Trim(),
            Aan = aan!.Value,
            Van = van!.Value,
            AfgestemdMet = afgestemdMet,
            InAfschriftAan = inAfschriftAan,
            Datum = verzoek.Datum ?? vandaag,
            OnzeReferentie = [.. verzoek.OnzeReferentie ?? []],
            OpgesteldDoor = new OpgesteldDoor(
                verzoek.OpgesteldDoor?.Eenheid ?? steller.Eenheden.Select(e => e.Value).FirstOrDefault() ?? "",
                verzoek.OpgesteldDoor?.Functie ?? "",
                verzoek.OpgesteldDoor?.Telefoon,
                verzoek.OpgesteldDoor?.Mobiel
            ),
            Kamerdatum = verzoek.Kamerdatum,
            Rubricering = verzoek.Rubricering ?? Rubricering.Ongerubriceerd,
        };
        return (new NotaInhoud(kop, hoofdstukken), []);

        EenheidCode? Code(string? text, string veld)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                return null; // the validator told that it is missing
            }
            if (eenheden.Zoek(text) is { } eenheid)
            {
                return eenheid.Code;
            }
            fouten.Add(new(veld, $"Eenheid {text} is onbekend."));
            return null;
        }

        ImmutableArray<EenheidCode> Codes(string[]? texts, string veld) =>
            [.. (texts ?? []).Select(text => Code(text, veld)).OfType<EenheidCode>().Distinct()];
    }

    private static ImmutableArray<Hoofdstuk> LeesHoofdstukken(
        HoofdstukVerzoek[] verzoeken,
        ImmutableArray<Veldfout>.Builder fouten
    )
    {
        var hoofdstukken = ImmutableArray.CreateBuilder<Hoofdstuk>();
        var nummer = 0;
        foreach (var verzoek in verzoeken)
        {
            if (Hoofdstukken.Parse(verzoek.Code) is not { } code)
            {
                fouten.Add(new("hoofdstukken", $"Hoofdstuk {verzoek.Code} bestaat niet."));
            }
            else if (Hoofdstukken.IsGegenereerd(code))
            {
                continue; // what a GET gave may come back whole; nobody writes this chapter
            }
            else if (hoofdstukken.Any(h => h.Code == code))
            {
                fouten.Add(new($"hoofdstukken.{verzoek.Code}", "Dit hoofdstuk staat er twee keer in."));
            }
            else if (Diepte(verzoek.Onderdelen) > Inhoudsgrenzen.MaxDiepte)
            {
                fouten.Add(
                    new(
                        $"hoofdstukken.{verzoek.Code}",
                        $"Gebruik hoogstens {Inhoudsgrenzen.MaxDiepte} lagen tussenkoppen."
                    )
                );
            }
            else
            {
                var onderdelen = (verzoek.Onderdelen ?? []).Select(Onderdeel).ToImmutableArray();
                hoofdstukken.Add(HoofdstukTekst.Read(code, verzoek.Tekst ?? "", onderdelen, () => ++nummer));
            }
        }
        return [.. hoofdstukken.OrderBy(h => h.Code)];
    }

    private static OnderdeelTekst Onderdeel(OnderdeelVerzoek verzoek) =>
        new(verzoek.Titel ?? "", verzoek.Tekst ?? "", [.. (verzoek.Onderdelen ?? []).Select(Onderdeel)]);

    private static int Diepte(OnderdeelVerzoek[]? onderdelen) =>
        onderdelen is null or { Length: 0 } ? 0 : 1 + onderdelen.Max(o => Diepte(o.Onderdelen));
}
