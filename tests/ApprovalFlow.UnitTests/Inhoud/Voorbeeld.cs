using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Inhoud;
using NodaTime;

namespace ApprovalFlow.UnitTests.Inhoud;

internal static class Voorbeeld
{
    public static Kop Kop { get; } =
        new()
        {
            Soort = NotaSoort.TerBeslissing,
            Onderwerp = "Jaarverslag",
            Aan = EenheidCode.Of("STASDEF"),
            Van = EenheidCode.Of("DGB"),
            Datum = new LocalDate(2025, 5, 12),
            OpgesteldDoor = new OpgesteldDoor("KD", "Ambtelijke leiding", null, null),
        };

    public static NotaInhoud Nota(params Hoofdstuk[] hoofdstukken) => new(Kop, [.. hoofdstukken]);

    public static BijlageGegevens Bijlage(string naam = "brief.pdf", char hash = 'a') =>
        new(
            BijlageId.Of(new Guid(1, 2, 3, [0, 0, 0, 0, 0, 0, 0, (byte)hash])),
            naam,
            BijlageSoort.Kamerbrief,
            VastTeStellen: false,
            "application/pdf",
            3,
            new string(hash, 64)
        );
}
