using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Berichten;
using ApprovalFlow.Web.Kennisgeven;
using NodaTime;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>Who asks, and how they were signed in. Wie is null for the system.</summary>
internal sealed record Aanvrager(Medewerker? Wie, string Aanmelding)
{
    public static Aanvrager Systeem { get; } = new(null, "systeem");

    /// <summary>When they said who they are, by the system's clock; null where nobody did.</summary>
    public Instant? AangemeldOp { get; init; }

    /// <summary>Under whose name keys are kept.</summary>
    public MedewerkerId Id => Wie?.Id ?? KeyStore.Systeem;
}

/// <summary>A key that a client gave so that a repeat gets its first answer. Verzoek is the hash of what was asked.</summary>
internal sealed record Sleutelverzoek(string? Sleutel, string Verzoek);

/// <summary>What goes back under a key, now and at each repeat.</summary>
internal sealed record Antwoord(int Status, string Body);

/// <summary>Either the dossier after the command (with an answer when a key was given), or a refusal.</summary>
internal sealed record Uitvoering(Dossier? Dossier, Antwoord? Antwoord, Weigering? Weigering);

/// <summary>
/// One command is one transaction: lock the nota's row, take its state as it is then, decide, write rows, journal, key
/// and outgoing messages. Rights are asked first, then the key, then the state.
/// </summary>
internal sealed class CommandRunner(
    ApprovalFlowDb db,
    DossierStore dossiers,
    KeyStore keys,
    Omgeving omgeving,
    ProcedureStore procedureStore,
    Procedures procedures,
    ConceptStore concepten,
    Bedrijfsklok klok,
    Kennisgever kennisgever,
    Kalender kalender,
    ProcedureInstellingStore instellingen,
    Herbevestiging herbevestiging,
    Setup.Instellingen grenzen,
    OutboxSignal signal
)
{
    /// <summary>Voltooi stores what belongs to the command (a file) in its transaction, once its rights were looked at.</summary>
    public async Task<Uitvoering> Run(
        NotaId id,
        NotaCommand command,
        Aanvrager aanvrager,
        CancellationToken stop,
        Sleutelverzoek? sleutel = null,
        Func<Dossier, Namen, Antwoord>? antwoord = null,
        Func<CancellationToken, Task<(NotaCommand Command, Weigering? Weigering)>>? voltooi = null
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var batch = new ReadBatch(db);
        var slot = dossiers.Lock(batch, id);
        var eerder = Bruikbaar(sleutel) ? keys.Find(batch, aanvrager.Id, sleutel!.Sleutel!) : null;
        var nu = klok.NuIn(batch);
        var register = omgeving.RegisterIn(batch);
        var dagelijks = KennisgevingStore.DagelijksIn(batch);
        var kalenders = kalender.In(batch);
        await batch.RunAsync(stop);
        if (await slot(stop) is not { } dossier)
        {
            return Refused(new NietGevonden());
        }
        var werkkalender = (await kalenders(stop)).Werk;
        var context = await Context(dossier, command, aanvrager, await register(stop), nu(), werkkalender, stop);
        if (command.Bevoegd(dossier, context) is { } onbevoegd)
        {
            return Refused(onbevoegd);
        }
        if (sleutel is not null && Earlier(sleutel, eerder is null ? null : await eerder(stop)) is { } earlier)
        {
            return earlier;
        }
        if (voltooi is not null)
        {
            var (heel, onvoltooid) = await voltooi(stop);
            if (onvoltooid is not null)
            {
                return Refused(onvoltooid);
            }
            command = heel;
        }
        if (herbevestiging.Weiger(command, dossier, aanvrager) is { } eerst)
        {
            return Refused(eerst);
        }
        var outcome = command.Decide(dossier, context);
        if (outcome.Weigering is { } weigering)
        {
            return Refused(weigering);
        }
        var answer = antwoord?.Invoke(outcome.Dossier, await omgeving.Namen(stop));
        await dossiers.WriteAsync(
            dossier,
            outcome,
            stop,
            new Bijbehorend(
                kennisgever.Van(outcome, context, await omgeving.Register(stop), dagelijks()),
                Sleutelregel(sleutel, aanvrager, answer, context),
                command.Beantwoordt is { } taak && context.Wie is { } wie ? (outcome.Dossier.Taak(taak)!, wie.Id) : null
            )
        );
        await BewerkConcept(id, command, context, stop);
        await transaction.CommitAsync(stop);
        dossiers.Committed();
        signal.Wake();
        return new(outcome.Dossier, answer, null);
    }

    private static SleutelRow? Sleutelregel(
        Sleutelverzoek? sleutel,
        Aanvrager aanvrager,
        Antwoord? answer,
        CommandContext context
    ) =>
        sleutel is not { Sleutel: { } key } || answer is null
            ? null
            : new SleutelRow
            {
                Medewerker = aanvrager.Id,
                Sleutel = key,
                Verzoek = sleutel.Verzoek,
                Status = answer.Status,
                Body = answer.Body,
                Aangemaakt = context.NuSysteem,
            };

    private async Task BewerkConcept(NotaId id, NotaCommand command, CommandContext context, CancellationToken stop)
    {
        if (command.OpConcept is { } bewerk && await concepten.LoadAsync(id, stop) is { } concept)
        {
            var revisie = await concepten.RevisieAsync(id, stop);
            await concepten.SaveAsync(id, bewerk(concept.Inhoud), revisie + 1, context.Nu, context.Wie?.Id, stop);
        }
    }

    /// <summary>Rights alone, for a request that can not be read: who may not is told that, and nothing about the body.</summary>
    public async Task<Weigering?> Bevoegd(
        NotaId id,
        NotaCommand command,
        Aanvrager aanvrager,
        CancellationToken stop
    ) =>
        await dossiers.LoadAsync(id, stop) is { } dossier
            ? command.Bevoegd(dossier, await Context(dossier, command, aanvrager, stop))
            : new NietGevonden();

    public async Task<CommandContext> Context(
        Dossier? dossier,
        NotaCommand? command,
        Aanvrager aanvrager,
        CancellationToken stop
    )
    {
        var register = await omgeving.Register(stop);
        var werkkalender = (await kalender.Nu(stop)).Werk;
        return await Context(dossier, command, aanvrager, register, await klok.Nu(stop), werkkalender, stop);
    }

    private async Task<CommandContext> Context(
        Dossier? dossier,
        NotaCommand? command,
        Aanvrager aanvrager,
        Register register,
        Instant nu,
        Werkkalender werkkalender,
        CancellationToken stop
    )
    {
        var (key, versie) =
            dossier?.Geopend is { } nota ? (nota.Procedure, nota.ProcedureVersie)
            : command is NotaAanmaken begin ? (begin.Procedure, begin.ProcedureVersie)
            : throw new InvalidOperationException("A command needs a procedure.");
        var procedure = await procedures.Get(procedureStore, key, versie, stop);
        return new CommandContext
        {
            Nu = nu,
            NuSysteem = Edge.Nu(),
            Wie = Handelend(aanvrager.Wie, register, nu),
            Aanmelding = aanvrager.Aanmelding,
            Procedure = procedure,
            Eenheden = register.Eenheden,
            Plafond = grenzen.Plafond,
            NieuwId = Edge.NieuwId,
            Werkkalender = werkkalender,
            Zwijgregel = command is NotaAanmaken or NotaIndienen && await instellingen.ZwijgregelAsync(key, stop),
            Concept = command is NotaIndienen ? await concepten.LoadAsync(dossier!.Nota.Id, stop) : null,
            Doel = command is NotaOverzetten over
                ? await procedures.Get(procedureStore, key, over.NaarVersie, stop)
                : null,
        };
    }

    /// <summary>As the register was behind the lock: a vervanging that ended while it was waited for counts no more.</summary>
    private static Medewerker? Handelend(Medewerker? wie, Register register, Instant nu) =>
        wie is null ? null : wie with { Vervangt = [.. register.Medewerker(wie.Id)?.VervangtOp(nu) ?? []] };

    private static bool Bruikbaar(Sleutelverzoek? sleutel) =>
        !string.IsNullOrWhiteSpace(sleutel?.Sleutel) && sleutel.Sleutel.Length <= KeyStore.MaxLength;

    private static Uitvoering? Earlier(Sleutelverzoek sleutel, SleutelRow? stored) =>
        !Bruikbaar(sleutel)
            ? Refused(
                new OngeldigeInvoer("Idempotency-Key", "Geef de header Idempotency-Key, van hoogstens 200 tekens.")
            )
        : stored is null ? null
        : stored.Verzoek == sleutel.Verzoek ? new(null, new(stored.Status, stored.Body), null)
        : Refused(new SleutelHergebruikt());

    private static Uitvoering Refused(Weigering weigering) => new(null, null, weigering);
}

/// <summary>The key was used before, with another request.</summary>
internal sealed record SleutelHergebruikt()
    : Weigering("sleutel-hergebruikt", "Deze Idempotency-Key is al gebruikt voor een ander verzoek. Kies een nieuwe.")
{
    public override WeigeringSoort Soort => WeigeringSoort.Conflict;
}
