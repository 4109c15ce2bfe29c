using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Inhoud;

namespace ApprovalFlow.UnitTests.Inhoud;

public sealed class InhoudsgrenzenTests
{
    private const string Toelichting = "hoofdstukken.toelichting";

    private static readonly object[] Limits =
    [
        Limit("onderwerp", Inhoudsgrenzen.MaxOnderwerp, n => new(Voorbeeld.Kop with { Onderwerp = Text(n) }, [])),
        Limit(
            "onzeReferentie",
            Inhoudsgrenzen.MaxReferentie,
            n => new(Voorbeeld.Kop with { OnzeReferentie = [Text(n)] }, [])
        ),
        Limit(
            "onzeReferentie",
            Inhoudsgrenzen.MaxReferenties,
            n => new(Voorbeeld.Kop with { OnzeReferentie = [.. Enumerable.Repeat("D", n)] }, [])
        ),
        Limit(
            "afgestemdMet",
            Inhoudsgrenzen.MaxEenheden,
            n => new(Voorbeeld.Kop with { AfgestemdMet = Eenheden(n) }, [])
        ),
        Limit(
            "inAfschriftAan",
            Inhoudsgrenzen.MaxEenheden,
            n => new(Voorbeeld.Kop with { InAfschriftAan = Eenheden(n) }, [])
        ),
        Limit("opgesteldDoor.eenheid", Inhoudsgrenzen.MaxOpgesteldDoor, n => By(new(Text(n), "", null, null))),
        Limit("opgesteldDoor.functie", Inhoudsgrenzen.MaxOpgesteldDoor, n => By(new("KD", Text(n), null, null))),
        Limit("opgesteldDoor.telefoon", Inhoudsgrenzen.MaxTelefoon, n => By(new("KD", "", Text(n), null))),
        Limit("opgesteldDoor.mobiel", Inhoudsgrenzen.MaxTelefoon, n => By(new("KD", "", null, Text(n)))),
        Limit(Toelichting, Inhoudsgrenzen.MaxHoofdstuk, n => In(new([Blok(Text(n - 5))], [new("Titel", [], [])]))),
        Limit(
            Toelichting + ".tekst",
            Inhoudsgrenzen.MaxBlokken,
            n => In(new([.. Enumerable.Repeat(Blok("a"), n)], []))
        ),
        Limit(
            Toelichting + ".onderdelen",
            Inhoudsgrenzen.MaxOnderdelen,
            n => In(new([], [.. Enumerable.Repeat(Nested(1), n)]))
        ),
        Limit(Toelichting + ".onderdelen", Inhoudsgrenzen.MaxDiepte, n => In(new([], [Nested(n)]))),
        Limit(Toelichting + ".onderdelen", Inhoudsgrenzen.MaxTitel, n => In(new([], [new(Text(n), [], [])]))),
    ];

    [TestCaseSource(nameof(Limits))]
    public void A_size_at_the_limit_fits_and_one_past_it_is_refused(string veld, int max, Func<int, NotaInhoud> nota)
    {
        Assert.That(Inhoudsgrenzen.Check(nota(max)), Is.Null);

        var refusal = Inhoudsgrenzen.Check(nota(max + 1));
        Assert.That(refusal?.Fouten.Select(f => f.Veld), Is.EqualTo(new[] { veld }));
        Assert.That(refusal!.Zin, Does.Contain($"{max + 1}").And.Contain($"{max}"));
        Assert.That(refusal.Soort, Is.EqualTo(WeigeringSoort.Ongeldig));
    }

    [Test]
    public void Everything_that_is_too_large_is_told_at_once()
    {
        var nota = new NotaInhoud(
            Voorbeeld.Kop with
            {
                Onderwerp = Text(201),
            },
            [new Hoofdstuk(HoofdstukCode.Toelichting, [], [Nested(5)])]
        );
        Assert.That(
            Inhoudsgrenzen.Check(nota)?.Fouten.Select(f => f.Veld),
            Is.EqualTo(new[] { "onderwerp", Toelichting + ".onderdelen" })
        );
    }

    private static object[] Limit(string veld, int max, Func<int, NotaInhoud> nota) => [veld, max, nota];

    private static string Text(int length) => new('a', length);

    private static Blok Blok(string tekst) => new(1, BlokSoort.Alinea, tekst);

    private static Onderdeel Nested(int depth) => new("Titel", [], depth == 1 ? [] : [Nested(depth - 1)]);

    private static System.Collections.Immutable.ImmutableArray<EenheidCode> Eenheden(int count) =>
        [.. Enumerable.Repeat(EenheidCode.Of("CDS"), count)];

    private static NotaInhoud By(OpgesteldDoor door) => new(Voorbeeld.Kop with { OpgesteldDoor = door }, []);

    private static NotaInhoud In(Parts parts) =>
        Voorbeeld.Nota(new Hoofdstuk(HoofdstukCode.Toelichting, [.. parts.Blokken], [.. parts.Onderdelen]));

    private sealed record Parts(Blok[] Blokken, Onderdeel[] Onderdelen);
}
