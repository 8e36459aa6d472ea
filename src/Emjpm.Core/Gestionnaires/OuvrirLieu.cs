using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Gestionnaires;

/// <summary>A site to open.</summary>
public sealed record LieuAOuvrir
{
    public required FaitsLieu Faits { get; init; }

    /// <summary>For a préposé: one of the établissements of its habilitations, whose name and address the site takes.</summary>
    public string? EtablissementFiness { get; init; }

    /// <summary>First day, not before today.</summary>
    public required DateOnly OuvertLe { get; init; }
    public required int CapaciteSouhaitee { get; init; }

    /// <inheritdoc cref="LieuExercice.ContactCourriel"/>
    public string? ContactCourriel { get; init; }
}

/// <summary>Opens a site: an office, an antenne, or an établissement of the habilitation of a préposé.</summary>
public sealed class OuvrirLieu(EmjpmDbContext db, TimeProvider horloge, Geocoder geocoder)
{
    /// <summary>How far ahead an opening may be declared, months.</summary>
    public const int MoisMax = 12;

    /// <summary>The id of the site.</summary>
    /// <exception cref="RegleMetierException">
    /// the actor does not administer, a value is wrong, the capacity is beyond what is authorised, or such a site is open already
    /// </exception>
    public async Task<int> ExecuterAsync(
        Acteur acteur,
        LieuAOuvrir demande,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerAdministration();
        DeclarerCapacite.VerifierBornes(demande.CapaciteSouhaitee);
        var maintenant = horloge.Maintenant();
        var aujourdhui = Horloge.DateParis(maintenant);
        if (demande.OuvertLe < aujourdhui || demande.OuvertLe > aujourdhui.AddMonths(MoisMax))
            throw new RegleMetierException(
                $"Saisissez un jour entre aujourd’hui et le {Francais.Date(aujourdhui.AddMonths(MoisMax))}.",
                nameof(demande.OuvertLe)
            );
        var contact = FaitsLieu.LireCourriel(
            demande.ContactCourriel,
            nameof(demande.ContactCourriel)
        );
        var (lieu, commune) =
            acteur.Gestionnaire!.Type == TypeGestionnaire.Prepose
                ? await EtablissementAsync(acteur, demande, annulation)
                : await AdresseAsync(acteur, demande, annulation);
        lieu.ContactNom = FaitsLieu.Propre(demande.Faits.ContactNom);
        lieu.ContactCourriel = contact;
        lieu.Telephone = FaitsLieu.LireTelephone(
            demande.Faits.Telephone,
            nameof(FaitsLieu.Telephone)
        );

        await using var tx = await db.EcrireAsync(annulation);
        // Locked with the gestionnaire: of two openings at once the second sees the first.
        var partage = await PartageCapacite.VerrouillerAsync(
            db,
            new LieuPartage(
                0,
                acteur.GestionnaireId,
                commune.DepartementCode,
                lieu.EtablissementFiness
            ),
            demande.OuvertLe,
            annulation
        );
        await RefuserDoublonAsync(lieu, aujourdhui, annulation);
        partage?.Verifier(demande.CapaciteSouhaitee, null, nameof(demande.CapaciteSouhaitee));
        lieu.FixerCapacites(null, demande.CapaciteSouhaitee);
        lieu.Declarer(acteur.Nom, CanalDeclaration.Saisie, maintenant);
        db.LieuxExercice.Add(lieu);
        var gestionnaire = await db.Gestionnaires.SingleAsync(
            g => g.Id == lieu.GestionnaireId,
            annulation
        );
        gestionnaire.EtendreTexteRecherche(lieu.Nom, commune.Nom, lieu.CodePostal);
        await db.SaveChangesAsync(annulation);
        db.Tracer(
            maintenant,
            acteur,
            "lieu.ouvrir",
            "lieu",
            lieu.Id,
            details: $"{lieu.Nom}, le {Francais.Date(lieu.OuvertLe)}"
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return lieu.Id;
    }

    private async Task<(LieuExercice, Commune)> AdresseAsync(
        Acteur acteur,
        LieuAOuvrir demande,
        CancellationToken annulation
    )
    {
        var faits = demande.Faits;
        var commune = await faits.VerifierAsync(db, annulation);
        var position = await geocoder.ExecuterAsync(faits.Adresse, commune, annulation);
        var gestionnaire = acteur.GestionnaireId;
        var siege = await db.LieuxExercice.AnyAsync(
            l => l.GestionnaireId == gestionnaire && l.Type == TypeLieu.Siege && l.FermeLe == null,
            annulation
        );
        return (
            new LieuExercice
            {
                GestionnaireId = gestionnaire,
                Type =
                    acteur.Gestionnaire!.Type == TypeGestionnaire.Individuel ? TypeLieu.Bureau
                    : siege ? TypeLieu.Antenne
                    : TypeLieu.Siege,
                Nom = faits.Nom!.Trim(),
                Adresse = FaitsLieu.Propre(faits.Adresse),
                CodePostal =
                    FaitsLieu.Propre(faits.CodePostal)
                    ?? commune.CodesPostaux.Split(' ').FirstOrDefault(),
                CommuneCode = commune.Code,
                Latitude = position.Latitude,
                Longitude = position.Longitude,
                Precision = position.Precision,
                OuvertLe = demande.OuvertLe,
            },
            commune
        );
    }

    private async Task<(LieuExercice, Commune)> EtablissementAsync(
        Acteur acteur,
        LieuAOuvrir demande,
        CancellationToken annulation
    )
    {
        var (gestionnaire, finess) = (acteur.GestionnaireId, demande.EtablissementFiness);
        var e =
            await db
                .Habilitations.Where(Habilitation.ActiveLe(demande.OuvertLe))
                .Where(h => h.GestionnaireId == gestionnaire && h.EtablissementFiness == finess)
                .Select(h => h.Etablissement!)
                .Include(x => x.Commune)
                .FirstOrDefaultAsync(annulation)
            ?? throw new RegleMetierException(
                "Choisissez un des établissements de votre habilitation.",
                nameof(demande.EtablissementFiness)
            );
        return (
            new LieuExercice
            {
                GestionnaireId = gestionnaire,
                Type = TypeLieu.Etablissement,
                Nom = e.Nom,
                EtablissementFiness = e.NumeroFiness,
                Adresse = e.Adresse,
                CodePostal = e.CodePostal,
                CommuneCode = e.CommuneCode,
                Latitude = e.Latitude,
                Longitude = e.Longitude,
                Precision = e.Precision,
                OuvertLe = demande.OuvertLe,
            },
            e.Commune!
        );
    }

    /// <summary>One site an établissement, one name in a commune: the form sent twice opens one site.</summary>
    private async Task RefuserDoublonAsync(
        LieuExercice lieu,
        DateOnly aujourdhui,
        CancellationToken annulation
    )
    {
        var siens = db
            .LieuxExercice.Where(l => l.GestionnaireId == lieu.GestionnaireId)
            .NonFermes(aujourdhui);
        if (
            lieu.EtablissementFiness is { } finess
                ? await siens.AnyAsync(l => l.EtablissementFiness == finess, annulation)
                : await siens.AnyAsync(
                    l => l.Nom == lieu.Nom && l.CommuneCode == lieu.CommuneCode,
                    annulation
                )
        )
            throw new RegleMetierException(
                $"{lieu.Nom} est déjà un de vos lieux d’exercice ouverts.",
                lieu.EtablissementFiness is null
                    ? nameof(FaitsLieu.Nom)
                    : nameof(LieuAOuvrir.EtablissementFiness)
            );
    }
}
