using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Designation;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Mesures;

/// <summary>
/// Random acts of a few gestionnaires and courts, each through the very operation its page calls, in a scope of its own. What
/// is refused is counted apart: an act that is always refused proves nothing.
/// </summary>
internal sealed class Tirage
{
    private static readonly NatureMesure[] Natures =
    [
        NatureMesure.Tutelle,
        NatureMesure.CuratelleRenforcee,
        NatureMesure.CuratelleSimple,
        NatureMesure.SauvegardeJustice,
        NatureMesure.MesureAccompagnementJudiciaire,
        NatureMesure.SubrogeTuteur,
    ];

    private readonly Application _application;
    private readonly Monde _monde;
    private readonly GestionnaireEssai[] _gestionnaires;
    private readonly Lock _verrou = new();
    private readonly List<(int Id, int G)> _mesures = [];
    private readonly List<(int Id, int G, Acteur Juge)> _reservations = [];
    private readonly List<(int Id, int De, int Vers)> _transferts = [];
    private readonly List<(int Id, int G)> _masses = [];
    private readonly List<string> _rg = [];
    private readonly SortedDictionary<string, (int Faits, int Refuses)> _comptes = new(
        StringComparer.Ordinal
    );
    private readonly (string Nom, int Poids, Func<Random, Task<bool>> Acte)[] _actes;

    private Tirage(Application application, Monde monde, GestionnaireEssai[] gestionnaires)
    {
        (_application, _monde, _gestionnaires) = (application, monde, gestionnaires);
        _actes =
        [
            ("réserver", 14, Reserver),
            ("répondre", 10, Repondre),
            ("ouvrir", 11, Ouvrir),
            ("annuler une réservation", 3, AnnulerReservation),
            ("prolonger", 2, Prolonger),
            ("créer", 13, Creer),
            ("modifier", 9, Modifier),
            ("changer de situation", 9, Situation),
            ("retirer une situation", 2, RetirerSituation),
            ("réviser", 10, Reviser),
            ("proposer un transfert", 8, Proposer),
            ("accepter un transfert", 7, Accepter),
            ("refuser un transfert", 2, Decliner),
            ("annuler un transfert", 2, AnnulerTransfert),
            ("clore", 8, Clore),
            ("annuler une fin", 2, AnnulerFin),
            ("rouvrir", 6, Rouvrir),
            ("retirer", 4, Retirer),
            ("remettre", 6, Remettre),
            ("fermer un lieu", 4, FermerUnLieu),
            ("rouvrir un lieu", 8, RouvrirUnLieu),
            ("changer en masse", 4, EnMasse),
            ("annuler en masse", 3, AnnulerEnMasse),
        ];
    }

    /// <summary>Ids of the gestionnaires that act.</summary>
    public IReadOnlyList<int> Ids => [.. _gestionnaires.Select(g => g.Id)];

    /// <summary>What was done and what was refused, act by act.</summary>
    public IReadOnlyDictionary<string, (int Faits, int Refuses)> Comptes => _comptes;

    public static async Task<Tirage> CreerAsync(Application application)
    {
        var monde = await Monde.CreerAsync(application);
        var gestionnaires = new List<GestionnaireEssai>();
        for (var i = 0; i < 6; i++)
            gestionnaires.Add(
                await monde.GestionnaireAsync(capacite: 8 + 30 * i, lieux: 1 + i % 3)
            );
        return new(application, monde, [.. gestionnaires]);
    }

    /// <summary>Does <paramref name="nombre"/> acts drawn from <paramref name="graine"/>, four at the same instant.</summary>
    public async Task JouerAsync(int nombre, int graine)
    {
        const int ensemble = 4;
        var hasard = new Random(graine);
        var total = _actes.Sum(a => a.Poids);
        for (var i = 0; i < nombre; i += ensemble)
        {
            var tires = Enumerable
                .Range(0, ensemble)
                .Select(_ =>
                {
                    var rang = hasard.Next(total);
                    return (_actes.First(a => (rang -= a.Poids) < 0), new Random(hasard.Next()));
                })
                .ToArray();
            await Ensemble.Lancer(
                ensemble,
                async j =>
                {
                    var ((nom, _, acte), sien) = tires[j];
                    await CompterAsync(nom, () => acte(sien));
                    return 0;
                }
            );
        }
    }

    /// <summary>Days go by: reservations expire, announced ends come.</summary>
    public async Task LaisserPasser(int jours)
    {
        _application.Horloge.AvancerDeJours(jours);
        var avant = await ExpireesAsync();
        await CompterAsync(
            "expirer",
            async () =>
            {
                await _monde.Relancer();
                return await ExpireesAsync() > avant;
            }
        );
        await CompterAsync(
            "reprendre les lieux fermés",
            async () =>
                !(
                    await _application.Executer(
                        (ReprendreLieu o) => o.ExecuterAsync(CancellationToken.None)
                    )
                ).StartsWith('0')
        );
        await CompterAsync(
            "clore les fins annoncées",
            async () =>
                !(
                    await _application.Executer(
                        (CloreMesuresEchues o) => o.ExecuterAsync(CancellationToken.None)
                    )
                ).StartsWith('0')
        );
    }

    private Task<int> ExpireesAsync() =>
        _application.Base(db => db.Reservations.CountAsync(r => r.Etat == EtatReservation.Expiree));

    private async Task CompterAsync(string nom, Func<Task<bool>> acte)
    {
        bool fait;
        try
        {
            fait = await acte();
        }
        catch (Exception e) when (e is RegleMetierException or DbUpdateConcurrencyException)
        {
            fait = false;
        }
        lock (_verrou)
        {
            var (faits, refuses) = _comptes.GetValueOrDefault(nom);
            _comptes[nom] = fait ? (faits + 1, refuses) : (faits, refuses + 1);
        }
    }

    private DateOnly Aujourdhui => _application.Horloge.Aujourdhui();

    private Task<T> Faire<TOperation, T>(Func<TOperation, Task<T>> acte)
        where TOperation : notnull => _application.Executer(acte);

    /// <summary>One of the last of a list, the older ones now and then.</summary>
    private bool Prendre<T>(List<T> liste, Random hasard, out T un)
    {
        lock (_verrou)
        {
            un = default!;
            if (liste.Count == 0)
                return false;
            var debut = hasard.Next(5) == 0 ? 0 : Math.Max(0, liste.Count - 150);
            un = liste[hasard.Next(debut, liste.Count)];
            return true;
        }
    }

    private void Garder<T>(List<T> liste, T un)
    {
        lock (_verrou)
            liste.Add(un);
    }

    private static T Un<T>(IReadOnlyList<T> liste, Random hasard) =>
        liste[hasard.Next(liste.Count)];

    /// <summary>A new RG, or one that exists already.</summary>
    private string Rg(Random hasard)
    {
        if (hasard.Next(12) == 0 && Prendre(_rg, hasard, out var ancien))
            return ancien;
        var rg = Monde.Rg();
        Garder(_rg, rg);
        return rg;
    }

    private static ChampMesure? Champ(NatureMesure nature, Random hasard) =>
        hasard.Next(4) == 0 ? null : Un(CoherenceMesure.ChampsPermis(nature), hasard);

    private async Task<bool> Reserver(Random hasard)
    {
        var g = hasard.Next(_gestionnaires.Length);
        var juge = hasard.Next(3) switch
        {
            0 => _monde.JugeDouai,
            1 => _monde.Greffier,
            _ => _monde.Juge,
        };
        var demande = Monde.Demande(_gestionnaires[g]) with
        {
            LieuExerciceId = Un(_gestionnaires[g].Lieux, hasard),
            NumeroRg = Rg(hasard),
            CabinetId = juge == _monde.JugeDouai ? _monde.CabinetDouai : _monde.Cabinet,
            Nature = Un(Natures, hasard),
            ConfirmerSansPlace = hasard.Next(4) == 0,
            ConfirmerAutreGestionnaire = hasard.Next(2) == 0,
            MotifDerogation = MotifDerogation.Continuite,
        };
        if (await _monde.Reserver(juge, demande) is not ResultatReservation.Creee creee)
            return false;
        Garder(_reservations, (creee.Id, g, juge));
        return true;
    }

    private async Task<bool> Repondre(Random hasard)
    {
        if (!Prendre(_reservations, hasard, out var r))
            return false;
        var g = _gestionnaires[r.G];
        return await _monde.Repondre(
            g,
            r.Id,
            hasard.Next(4) == 0
                ? new Reponse.JeNePeuxPas(MotifRefus.Capacite)
                : new Reponse.JePeux(Un(g.Lieux, hasard))
        );
    }

    private async Task<bool> Ouvrir(Random hasard)
    {
        if (!Prendre(_reservations, hasard, out var r))
            return false;
        var g = _gestionnaires[r.G];
        var mesure = await _monde.Ouvrir(
            g,
            r.Id,
            new OuvertureMesure
            {
                DateNomination = Aujourdhui.AddDays(-hasard.Next(30)),
                LieuVie = LieuVie.Domicile,
                CommuneCode = Monde.Lille,
                LieuExerciceId = hasard.Next(2) == 0 ? Un(g.Lieux, hasard) : null,
            }
        );
        Garder(_mesures, (mesure!.Value, r.G));
        return true;
    }

    private async Task<bool> AnnulerReservation(Random hasard) =>
        Prendre(_reservations, hasard, out var r)
        && await Faire(
            (AnnulerReservation o) => o.ExecuterAsync(r.Juge, r.Id, MotifAnnulation.Famille, null)
        );

    private async Task<bool> Prolonger(Random hasard) =>
        Prendre(_reservations, hasard, out var r)
        && await Faire(
            (ProlongerReservation o) =>
                o.ExecuterAsync(r.Juge, r.Id, Aujourdhui.AddDays(1 + hasard.Next(60)))
        );

    private async Task<bool> Creer(Random hasard)
    {
        var g = hasard.Next(_gestionnaires.Length);
        var nature = Un(Natures, hasard);
        var resultat = await Faire(
            (CreerMesure o) =>
                o.ExecuterAsync(
                    _gestionnaires[g].Acteur!,
                    new NouvelleMesure
                    {
                        NumeroRg = Rg(hasard),
                        TribunalId = Un([_monde.Juge, _monde.JugeDouai], hasard).TribunalId,
                        Civilite = Un(Liste<Civilite>.Valeurs, hasard),
                        AnneeNaissance = 1930 + hasard.Next(60),
                        DateNomination = Aujourdhui.AddDays(-hasard.Next(1500)),
                        Situation = new SituationMesure(
                            nature,
                            Champ(nature, hasard),
                            LieuVie.Domicile,
                            null,
                            Monde.Lille,
                            "FR"
                        ),
                        LieuExerciceId = Un(_gestionnaires[g].Lieux, hasard),
                        ConfirmerSemblables = hasard.Next(8) != 0,
                    }
                )
        );
        if (resultat is not ResultatCreation.Creee creee)
            return false;
        Garder(_mesures, (creee.Id, g));
        return true;
    }

    /// <summary>An act on a mesure as its page shows it; by somebody else one time in forty, who must find nothing.</summary>
    private async Task<bool> Sur(
        Random hasard,
        Func<Acteur, Mesure, GestionnaireEssai, Task<bool>> acte
    )
    {
        if (!Prendre(_mesures, hasard, out var m))
            return false;
        var vue = await _application.Base(db =>
            db.Mesures.AsNoTracking()
                .Include(x => x.Etats)
                .Include(x => x.Tribunal)
                .AsSingleQuery()
                .SingleAsync(x => x.Id == m.Id)
        );
        var g = _gestionnaires[m.G];
        if (hasard.Next(40) != 0)
            return await acte(g.Acteur!, vue, g);
        var autre = _gestionnaires[(m.G + 1) % _gestionnaires.Length];
        Assert.False(await acte(autre.Acteur!, vue, autre), "somebody else acted on a mesure");
        return false;
    }

    private Task<bool> Modifier(Random hasard) =>
        Sur(
            hasard,
            (acteur, m, g) =>
                Faire(
                    (ModifierMesure o) =>
                        o.ExecuterAsync(
                            acteur,
                            m.Id,
                            new FaitsModifies
                            {
                                NumeroRg = m.NumeroRg,
                                NumeroDossier = $"D{hasard.Next(1000)}",
                                Civilite = m.Civilite,
                                AnneeNaissance = m.AnneeNaissance,
                                DatePremiereProtection = m.DatePremiereProtection,
                                DateNomination = m.DateNomination.AddDays(
                                    hasard.Next(6) == 0 ? -hasard.Next(20) : 0
                                ),
                                DateProtectionEnCours = m.DateProtectionEnCours,
                                Echeance = m.EcheanceDuJuge,
                                TribunalId =
                                    hasard.Next(8) == 0
                                        ? _monde.JugeDouai.TribunalId
                                        : m.TribunalId,
                                LieuExerciceId = Un(g.Lieux, hasard),
                                Raison = "date relue sur le jugement",
                                Version = m.Version,
                            }
                        )
                )
        );

    private Task<bool> Situation(Random hasard) =>
        Sur(
            hasard,
            (acteur, m, _) =>
                Faire(
                    (ChangerSituation o) =>
                        o.ExecuterAsync(
                            acteur,
                            m.Id,
                            new ChangementSituation
                            {
                                DateEffet = m.DateNomination.AddDays(
                                    hasard.Next(
                                        1
                                            + Math.Max(
                                                0,
                                                Aujourdhui.DayNumber - m.DateNomination.DayNumber
                                            )
                                    )
                                ),
                                LieuVie = LieuVie.Domicile,
                                CommuneCode = Un([Monde.Lille, Monde.Arras], hasard),
                                Version = m.Version,
                            }
                        )
                )
        );

    private Task<bool> RetirerSituation(Random hasard) =>
        Sur(
            hasard,
            async (acteur, m, _) =>
                m.Etats.Count > 1
                && await Faire(
                    (RetirerSituation o) =>
                        o.ExecuterAsync(
                            acteur,
                            m.Id,
                            m.Etats.MaxBy(e => e.DateEffet)!.Id,
                            "saisie deux fois",
                            m.Version
                        )
                )
        );

    private Task<bool> Reviser(Random hasard) =>
        Sur(
            hasard,
            async (acteur, m, _) =>
            {
                var resultat =
                    hasard.Next(3) == 0
                        ? ResultatRevision.Reconduction
                        : Un(Liste<ResultatRevision>.Valeurs, hasard);
                var nature = resultat.ChangeProtection()
                    ? Un(
                        [
                            .. SensRevision
                                .Atteignables(resultat, m.Nature, m.Champ)
                                .DefaultIfEmpty(m.Nature),
                        ],
                        hasard
                    )
                    : m.Nature;
                return await Faire(
                    (ReviserMesure o) =>
                        o.ExecuterAsync(
                            acteur,
                            m.Id,
                            new RevisionMesure
                            {
                                Resultat = resultat,
                                DateDecision = m.DecisionEnCours.AddDays(
                                    1
                                        + hasard.Next(
                                            Math.Max(
                                                1,
                                                Aujourdhui.DayNumber - m.DecisionEnCours.DayNumber
                                            )
                                        )
                                ),
                                Nature = nature,
                                Champ = Champ(nature, hasard),
                                DureeAnnees = hasard.Next(4) == 0 ? 1 + hasard.Next(20) : null,
                                DateFin =
                                    hasard.Next(4) == 0
                                        ? Aujourdhui.AddDays(hasard.Next(20))
                                        : null,
                                Version = m.Version,
                            }
                        )
                )
                    is not null;
            }
        );

    private Task<bool> Proposer(Random hasard) =>
        Sur(
            hasard,
            async (acteur, m, g) =>
            {
                var vers = hasard.Next(_gestionnaires.Length);
                var receveur = _gestionnaires[vers];
                var id = await Faire(
                    (DemanderTransfert o) =>
                        o.ExecuterAsync(
                            acteur,
                            m.Id,
                            new DemandeTransfert
                            {
                                ReceveurId = receveur.Id,
                                LieuSouhaiteId = hasard.Next(3) == 0 ? receveur.Lieu : null,
                                DateDecision = Aujourdhui.AddDays(-hasard.Next(5)),
                                Motif = MotifTransfert.Demenagement,
                                Version = m.Version,
                            }
                        )
                );
                if (id is not { } transfert)
                    return false;
                Garder(_transferts, (transfert, Array.IndexOf(_gestionnaires, g), vers));
                return true;
            }
        );

    private async Task<bool> Accepter(Random hasard)
    {
        if (!Prendre(_transferts, hasard, out var t))
            return false;
        var g = _gestionnaires[t.Vers];
        var mesure = await Faire(
            (AccepterTransfert o) =>
                o.ExecuterAsync(
                    g.Acteur!,
                    t.Id,
                    new AcceptationTransfert { LieuExerciceId = Un(g.Lieux, hasard) }
                )
        );
        lock (_verrou)
        {
            if (_mesures.Contains((mesure!.Value, t.Vers)))
                return false;
            _mesures.Add((mesure.Value, t.Vers));
        }
        return true;
    }

    private async Task<bool> Decliner(Random hasard) =>
        Prendre(_transferts, hasard, out var t)
        && await Faire(
            (DeclinerTransfert o) =>
                o.ExecuterAsync(_gestionnaires[t.Vers].Acteur!, t.Id, MotifRefus.Distance)
        );

    private async Task<bool> AnnulerTransfert(Random hasard) =>
        Prendre(_transferts, hasard, out var t)
        && await Faire((AnnulerTransfert o) => o.ExecuterAsync(_gestionnaires[t.De].Acteur!, t.Id));

    private Task<bool> Clore(Random hasard) =>
        Sur(
            hasard,
            (acteur, m, _) =>
                Faire(
                    (CloreMesure o) =>
                        o.ExecuterAsync(
                            acteur,
                            m.Id,
                            new ClotureMesure
                            {
                                Cause = Un([CauseSortie.Deces, CauseSortie.Mainlevee], hasard),
                                DateFin = Aujourdhui.AddDays(hasard.Next(16) - 10),
                                Version = m.Version,
                            }
                        )
                )
        );

    private Task<bool> AnnulerFin(Random hasard) =>
        Sur(
            hasard,
            (acteur, m, _) =>
                Faire((AnnulerFinAnnoncee o) => o.ExecuterAsync(acteur, m.Id, m.Version))
        );

    private Task<bool> Rouvrir(Random hasard) =>
        Sur(
            hasard,
            (acteur, m, g) =>
                Faire(
                    (RouvrirMesure o) =>
                        o.ExecuterAsync(
                            acteur,
                            m.Id,
                            new ReouvertureMesure
                            {
                                Raison = "clôturée par erreur",
                                LieuExerciceId = Un(g.Lieux, hasard),
                                Version = m.Version,
                            }
                        )
                )
        );

    private Task<bool> Retirer(Random hasard) =>
        Sur(
            hasard,
            (acteur, m, _) =>
                Faire(
                    (RetirerMesure o) =>
                        o.ExecuterAsync(
                            acteur,
                            m.Id,
                            new RetraitMesure { Motif = MotifRetrait.Essai, Version = m.Version }
                        )
                )
        );

    /// <summary>One of those withdrawn, of which there are few among the mesures.</summary>
    private async Task<bool> Remettre(Random hasard)
    {
        var rang = hasard.Next(_gestionnaires.Length);
        var g = _gestionnaires[rang];
        var vues = await _application.Base(db =>
            db.Mesures.AsNoTracking()
                .Where(m => m.GestionnaireId == g.Id && m.Statut == StatutMesure.Retiree)
                .OrderByDescending(m => m.Id)
                .Take(5)
                .Select(m => new { m.Id, m.Version })
                .ToListAsync()
        );
        if (vues.Count == 0)
            return false;
        var vue = Un(vues, hasard);
        return await Faire(
            (RemettreMesure o) =>
                o.ExecuterAsync(
                    g.Acteur!,
                    vue.Id,
                    new ReouvertureMesure
                    {
                        Raison = "retirée par erreur",
                        LieuExerciceId = Un(g.Lieux, hasard),
                        Version = vue.Version,
                    }
                )
        );
    }

    /// <summary>Today, or in a few days; another site takes over.</summary>
    private Task<bool> FermerUnLieu(Random hasard)
    {
        var g = Un([.. _gestionnaires.Where(g => g.Lieux.Length > 1)], hasard);
        return Faire(
            (FermerLieu o) =>
                o.ExecuterAsync(
                    g.Acteur!,
                    Un(g.Lieux, hasard),
                    new FermetureLieu
                    {
                        Le = Aujourdhui.AddDays(hasard.Next(2) * (1 + hasard.Next(4))),
                        VersLieuId = Un(g.Lieux, hasard),
                    }
                )
        );
    }

    /// <summary>Opened again, a site declares its places anew.</summary>
    private async Task<bool> RouvrirUnLieu(Random hasard)
    {
        var g = Un([.. _gestionnaires.Where(g => g.Lieux.Length > 1)], hasard);
        var fermes = await _application.Base(db =>
            db.LieuxExercice.AsNoTracking()
                .Where(l => g.Lieux.Contains(l.Id) && l.FermeLe != null)
                .Select(l => l.Id)
                .ToListAsync()
        );
        if (fermes.Count == 0)
            return false;
        var lieu = Un(fermes, hasard);
        if (!await Faire((FermerLieu o) => o.RouvrirAsync(g.Acteur!, lieu)))
            return false;
        var version = await _application.Base(db =>
            db.LieuxExercice.Where(l => l.Id == lieu).Select(l => l.Version).SingleAsync()
        );
        await Faire(
            (DeclarerCapacite o) =>
                o.ExecuterAsync(
                    g.Acteur!,
                    lieu,
                    new DeclarationLieu { CapaciteSouhaitee = 60, Version = version }
                )
        );
        return true;
    }

    private async Task<bool> EnMasse(Random hasard)
    {
        var rang = hasard.Next(_gestionnaires.Length);
        var g = _gestionnaires[rang];
        int[] ids;
        lock (_verrou)
            ids = [.. _mesures.Where(m => m.G == rang).TakeLast(40).Select(m => m.Id)];
        var demande =
            hasard.Next(4) == 0
                ? new DemandeEnMasse
                {
                    Acte = ActeEnMasse.Tribunal,
                    TribunalId = _monde.Juge.TribunalId,
                }
                : new DemandeEnMasse { Acte = ActeEnMasse.Lieu, LieuId = Un(g.Lieux, hasard) };
        var selection = new SelectionMesures(ids, new CriteresMesures());
        var apercu = await Faire(
            (PreparerEnMasse o) => o.ExecuterAsync(g.Acteur!, selection, demande)
        );
        var id = await Faire(
            (ChangerEnMasse o) => o.ExecuterAsync(g.Acteur!, selection, demande, apercu.Nombre)
        );
        Garder(_masses, (id, rang));
        return true;
    }

    private async Task<bool> AnnulerEnMasse(Random hasard) =>
        Prendre(_masses, hasard, out var m)
        && await Faire((AnnulerEnMasse o) => o.ExecuterAsync(_gestionnaires[m.G].Acteur!, m.Id))
            > 0;
}
