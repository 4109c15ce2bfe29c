using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Stappen;
using static ApprovalFlow.Web.Demo.Tijd;

namespace ApprovalFlow.Web.Demo;

/// <summary>Notas that lie with their steller: one never handed in, one that came back.</summary>
internal static class DemoOpsteltafel
{
    public static IEnumerable<DemoNota> Notas => [Concept, Teruggekomen];

    private static DemoNota Concept { get; } =
        new()
        {
            Referenties = ["D2025-002344"],
            Onderwerp = "Planning van het vastgoed: tweede kwartaal 2025",
            Steller = "kd2",
            Functie = "Beleidsmedewerker vastgoed",
            AfgestemdMet = ["CDS", "HDFC", "DJZ"],
            Kamerdatum = new(2025, 6, 12),
            Tekst = new(
                """
                De Kamer krijgt twee keer per jaar een overzicht van de bouwplannen van Defensie. Het volgende
                overzicht is toegezegd voor 12 juni 2025.
                """,
                "Wij vragen u akkoord te gaan met het overzicht en met de Kamerbrief.",
                """
                - Van de 48 projecten liggen er 39 op schema.
                - Bij vier kazernes is het stroomnet te vol voor nieuwe gebouwen.
                """,
                ""
            ),
            Stappen = [new Begonnen(Mei(9, 15, 10))],
        };

    private static DemoNota Teruggekomen { get; } =
        new()
        {
            Referenties = ["D2025-002187"],
            Onderwerp = "Nieuwe werkplekken voor 22.000 medewerkers",
            Steller = "kd",
            Functie = "Beleidsmedewerker bedrijfsvoering",
            AfgestemdMet = ["CDS", "HDFC", "DJZ"],
            Kamerdatum = new(2025, 6, 5),
            Tekst = new(
                """
                De computers op de kantoren zijn gemiddeld zes jaar oud. De leverancier stopt eind 2026 met updates voor
                de beveiliging.
                """,
                """
                Wij vragen u in te stemmen met de vervanging in drie jaar, en de Kamer daarover met de brief in de
                bijlage te informeren.
                """,
                """
                - De vervanging begint in januari 2026 bij de staven.
                - De totale kosten zijn ongeveer 41 miljoen euro.
                - Oude computers krijgen waar dat kan een tweede leven op scholen van Defensie.
                """,
                """
                ### Waarom nu

                Zonder updates mogen de computers vanaf 2027 niet meer op het netwerk.

                ### Aanpak

                Iedere maand krijgen ongeveer 600 medewerkers een nieuwe werkplek. Wie op missie is, komt na terugkeer
                aan de beurt.
                """
            ),
            Bijlagen =
            [
                DemoBijlage.Kamerbrief(
                    "nieuwe werkplekken bij Defensie",
                    "Geachte voorzitter,",
                    "Defensie vervangt in drie jaar de computers op haar kantoren. In deze brief leest u hoe."
                ),
            ],
            Stappen =
            [
                new Begonnen(April(24, 11, 0)),
                new Ingediend(April(30, 9, 40)),
                Gezegd.Opmerking(
                    Mei(1, 10, 5),
                    "cds",
                    "Iedere maand krijgen ongeveer 600 medewerkers een nieuwe werkplek.",
                    "Noem hier ook de volgorde: eerst de staven, daarna de eenheden die niet oefenen."
                ),
                new Beantwoord(
                    Mei(1, 10, 15),
                    "cds",
                    StapCodes.AkkoordMetOpmerkingen,
                    "De vervanging bij operationele eenheden valt buiten de oefenperiodes.",
                    "Leg de volgorde van de eenheden nog met ons vast."
                ),
                Gezegd.Opmerking(
                    Mei(2, 13, 55),
                    "hdfc2",
                    "ongeveer 41 miljoen euro",
                    "Schrijf erbij welk deel daarvan gedekt is."
                ),
                new Beantwoord(
                    Mei(2, 14, 5),
                    "hdfc2",
                    StapCodes.NietAkkoord,
                    Toelichting: "Van de 41 miljoen euro is 33 miljoen gedekt. Geef aan waar de rest vandaan komt, of "
                        + "spreid de vervanging over vier jaar."
                ),
                new Beantwoord(
                    Mei(7, 9, 30),
                    "djz",
                    StapCodes.Akkoord,
                    "De vervanging past binnen de raamovereenkomst. Een nieuwe aanbesteding is niet nodig."
                ),
            ],
        };
}
