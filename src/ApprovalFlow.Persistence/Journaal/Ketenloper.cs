using ApprovalFlow.Notas;

namespace ApprovalFlow.Persistence;

internal sealed record KetenNota(NotaId Id, string Kenmerk, int Laatste);

/// <summary>Walks one chain.</summary>
internal sealed class Ketenloper(KetenNota nota)
{
    private string vorige = Journaalhash.Begin(nota.Id);
    private int volgnummer;

    public KetenNota Nota => nota;

    public Ketenbreuk? Regel(GebeurtenisRow line, GebeurtenisInhoudRow? content)
    {
        volgnummer++;
        if (line.Volgnummer != volgnummer)
        {
            return Breuk($"line {volgnummer} is missing: line {line.Volgnummer} stands in its place");
        }
        if (line.VorigeHash != vorige)
        {
            return Breuk("the line does not follow the line before it");
        }
        if (line.Hash != Journaalhash.Of(line))
        {
            return Breuk("the line is not the line that was written");
        }
        if (content is not null && line.InhoudHash != Journaalhash.OfInhoud(content.Zout, content.Inhoud))
        {
            return Breuk("the content is not the content that was written with the line");
        }
        vorige = line.Hash;
        return null;
    }

    public Ketenbreuk? Einde() =>
        volgnummer == nota.Laatste
            ? null
            : new(
                nota.Id,
                nota.Kenmerk,
                volgnummer,
                $"the journal ends at line {volgnummer}, the nota at {nota.Laatste}"
            );

    private Ketenbreuk Breuk(string melding) => new(nota.Id, nota.Kenmerk, volgnummer, melding);
}
